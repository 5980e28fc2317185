SELECT t.key,
  '/api/v1/trips/' || t.key || '/' AS url, '/trips/' || t.key || '/' AS html_url,
  t.title_zh, t.title_en, t.state, t.starts_on, t.ends_on,
  (SELECT json_group_array(json_object('key', p.key,
      'url', '/api/v1/places/' || p.key || '/', 'html_url', '/places/' || p.key || '/',
      'name_zh', p.name_zh, 'name_en', p.name_en))
    FROM trips_trip_regions r
    JOIN directory_place p ON p.key = r.place_id AND p.is_public
    WHERE r.trip_id = t.key) AS regions,
  iif(g.key IS NULL, NULL, json_object('key', g.key,
    'url', '/api/v1/organizations/' || g.key || '/', 'html_url', '/organizations/' || g.key || '/',
    'name_zh', g.name_zh, 'name_en', g.name_en)) AS government,
  iif(a.key IS NULL, NULL, json_object('key', a.key,
    'url', '/api/v1/organizations/' || a.key || '/', 'html_url', '/organizations/' || a.key || '/',
    'name_zh', a.name_zh, 'name_en', a.name_en)) AS agency,
  t.report_on, t.note, t.is_derived, t.version, t.updated_at
FROM trips_trip t
LEFT JOIN directory_organization g ON g.key = t.government_id AND g.is_public
LEFT JOIN directory_organization a ON a.key = t.agency_id AND a.is_public
WHERE t.state = 'published' AND t.starts_on >= :since
  AND EXISTS (SELECT 1 FROM trips_trip_regions r WHERE r.trip_id = t.key AND r.place_id = :country)
ORDER BY t.starts_on DESC, t.key
LIMIT :limit
