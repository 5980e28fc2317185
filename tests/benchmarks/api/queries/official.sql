SELECT o.key,
  '/api/v1/officials/' || o.key || '/' AS url, '/officials/' || o.key || '/' AS html_url,
  o.name_zh, o.name_en, o.honorific, o.kind,
  iif(l.key IS NULL, NULL, json_object('key', l.key,
    'url', '/api/v1/places/' || l.key || '/', 'html_url', '/places/' || l.key || '/',
    'name_zh', l.name_zh, 'name_en', l.name_en)) AS country,
  iif(p.key IS NULL, NULL, json_object('key', p.key,
    'url', '/api/v1/places/' || p.key || '/', 'html_url', '/places/' || p.key || '/',
    'name_zh', p.name_zh, 'name_en', p.name_en)) AS place,
  (SELECT json_group_array(json_object('key', h.key, 'organization', iif(b.key IS NULL, NULL, json_object('key', b.key,
          'url', '/api/v1/organizations/' || b.key || '/', 'html_url', '/organizations/' || b.key || '/',
          'name_zh', b.name_zh, 'name_en', b.name_en)),
      'title_zh', h.title_zh, 'title_en', h.title_en, 'status', h.status,
      'starts_on', h.starts_on, 'ends_on', h.ends_on))
    FROM directory_post h
    LEFT JOIN directory_organization b ON b.key = h.organization_id AND b.is_public
    WHERE h.official_id = o.key AND h.is_public) AS posts,
  (SELECT json_group_array(json_object('text', x.text, 'kind', x.kind))
    FROM directory_officialalias x WHERE x.official_id = o.key AND x.is_public) AS aliases,
  (SELECT json_group_array(json_object('key', d.key, 'trip', iif(t.key IS NULL, NULL, json_object('key', t.key,
          'url', '/api/v1/trips/' || t.key || '/', 'html_url', '/trips/' || t.key || '/',
          'title_zh', t.title_zh, 'title_en', t.title_en)),
      'role', d.role, 'agency', d.agency, 'unit', d.unit, 'title_zh', d.title_zh,
      'title_en', d.title_en))
    FROM trips_delegate d JOIN trips_trip t ON t.key = d.trip_id AND t.state = 'published'
    WHERE d.official_id = o.key) AS delegations,
  (SELECT json_group_array(json(line)) FROM (
    SELECT json_object('key', n.key, 'trip', iif(t.key IS NULL, NULL, json_object('key', t.key,
          'url', '/api/v1/trips/' || t.key || '/', 'html_url', '/trips/' || t.key || '/',
          'title_zh', t.title_zh, 'title_en', t.title_en)),
      'event', iif(e.key IS NULL, NULL, json_object('key', e.key,
          'url', '/api/v1/events/' || e.key || '/', 'html_url', '/events/' || e.key || '/',
          'name_zh', e.name_zh, 'name_en', e.name_en)),
      'post', iif(h.key IS NULL, NULL, json_object('key', h.key,
          'url', '/api/v1/posts/' || h.key || '/', 'html_url', '/posts/' || h.key || '/',
          'title_zh', h.title_zh, 'title_en', h.title_en)),
      'organization', iif(b.key IS NULL, NULL, json_object('key', b.key,
          'url', '/api/v1/organizations/' || b.key || '/', 'html_url', '/organizations/' || b.key || '/',
          'name_zh', b.name_zh, 'name_en', b.name_en)),
      'roles', json((SELECT json_group_array(x.role)
        FROM trips_encounterroletag x WHERE x.encounter_id = n.key)),
      'contact', n.contact, 'basis', n.basis, 'presence', n.presence) AS line
    FROM trips_encounter n
    JOIN trips_trip t ON t.key = n.trip_id AND t.state = 'published'
    LEFT JOIN events_event e ON e.key = n.event_id AND e.is_public
    LEFT JOIN directory_post h ON h.key = n.post_id AND h.is_public
    LEFT JOIN directory_organization b ON b.key = n.organization_id AND b.is_public
    WHERE n.official_id = o.key ORDER BY t.starts_on, n.key)) AS encounters,
  (SELECT json_group_array(json_object('key', s.key, 'event', iif(e.key IS NULL, NULL, json_object('key', e.key,
          'url', '/api/v1/events/' || e.key || '/', 'html_url', '/events/' || e.key || '/',
          'name_zh', e.name_zh, 'name_en', e.name_en)),
      'kind', s.kind, 'title_zh', s.title_zh, 'title_en', s.title_en, 'topic', s.topic))
    FROM events_appearance s LEFT JOIN events_event e ON e.key = s.event_id AND e.is_public
    WHERE s.official_id = o.key AND s.is_public) AS appearances,
  (SELECT json_group_array(json_object('key', s.key, 'election', e.key,
      'name_zh', e.name_zh, 'name_en', e.name_en, 'contest', k.key, 'outcome', s.outcome,
      'starts_on', s.starts_on, 'ends_on', s.ends_on))
    FROM elections_candidacy s
    JOIN elections_contest k ON k.key = s.contest_id AND k.is_public
    JOIN elections_election e ON e.key = k.election_id AND e.is_public
    WHERE s.official_id = o.key AND s.is_public) AS candidacies,
  o.note, o.is_derived, o.version, o.updated_at
FROM directory_official o
LEFT JOIN directory_place l ON l.key = o.country_id AND l.is_public
LEFT JOIN directory_place p ON p.key = o.place_id AND p.is_public
WHERE o.key = :key AND o.is_public
