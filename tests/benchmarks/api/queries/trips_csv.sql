SELECT t.key,
  'http://localhost/api/v1/trips/' || t.key || '/' AS url,
  'http://localhost/trips/' || t.key || '/' AS html_url,
  t.title_zh, t.title_en, t.state, t.starts_on, t.ends_on,
  (SELECT group_concat(p.key, '; ') FROM trips_trip_regions r
    JOIN directory_place p ON p.key = r.place_id AND p.is_public
    WHERE r.trip_id = t.key) AS regions,
  g.key AS "government.key", g.name_zh AS "government.name_zh", g.name_en AS "government.name_en",
  a.key AS "agency.key", a.name_zh AS "agency.name_zh", a.name_en AS "agency.name_en",
  t.report_on, t.note, t.is_derived, t.version, t.updated_at
FROM trips_trip t
LEFT JOIN directory_organization g ON g.key = t.government_id AND g.is_public
LEFT JOIN directory_organization a ON a.key = t.agency_id AND a.is_public
WHERE t.state = 'published'
  AND t.starts_on <= :on AND (t.starts_on < :on OR t.key > :key)
ORDER BY t.starts_on DESC, t.key
LIMIT 1000
