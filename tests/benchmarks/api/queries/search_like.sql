WITH found AS (
  SELECT d.kind, d.key, d.names, d.newest_on
  FROM search_document d
  WHERE d.audience IN ('all', 'public')
    AND (d.names LIKE '%' || :words || '%' OR d.body LIKE '%' || :words || '%')
)
SELECT kind, key, substr(names, 1, instr(names || char(10), char(10)) - 1) AS name, newest_on,
  (SELECT COUNT(*) FROM found) AS total,
  (SELECT json_group_object(kind, hits) FROM (SELECT kind, COUNT(*) AS hits FROM found GROUP BY kind)) AS kinds
FROM found
ORDER BY names LIKE :words || '%' DESC, names LIKE '%' || :words || '%' DESC, newest_on DESC, kind, key
LIMIT 20
