SELECT d.kind, d.key, substr(d.names, 1, instr(d.names || char(10), char(10)) - 1) AS name, d.newest_on
FROM search_index
CROSS JOIN search_document d ON d.id = search_index.rowid
WHERE search_index MATCH :tokens
  AND (instr(d.names, :words) > 0 OR instr(d.body, :words) > 0)
ORDER BY search_index.rowid DESC
LIMIT 20
