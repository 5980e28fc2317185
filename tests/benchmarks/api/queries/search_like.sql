SELECT d.kind, d.key, substr(d.names, 1, instr(d.names || char(10), char(10)) - 1) AS name, d.newest_on
FROM search_document d
WHERE d.audience IN ('all', 'public')
  AND (d.names LIKE '%' || :words || '%' OR d.body LIKE '%' || :words || '%')
ORDER BY d.id DESC
LIMIT 20
