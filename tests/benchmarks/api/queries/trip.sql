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
  t.report_on, t.note, t.is_derived, t.version, t.updated_at,
  t.form_title, t.report_class, t.has_attachments, t.phone, t.phone_extension, t.submitted_on,
  t.published_at,
  iif(c.key IS NULL, NULL, json_object('key', c.key,
    'url', '/api/v1/officials/' || c.key || '/', 'html_url', '/officials/' || c.key || '/',
    'name_zh', c.name_zh, 'name_en', c.name_en)) AS contact,
  iif(f.key IS NULL, NULL, json_object('key', f.key,
    'url', '/api/v1/officials/' || f.key || '/', 'html_url', '/officials/' || f.key || '/',
    'name_zh', f.name_zh, 'name_en', f.name_en)) AS represented,
  (SELECT json_group_array(json_object('text', m.text, 'began_at', m.began_at,
      'ended_at', m.ended_at))
    FROM trips_amendment m WHERE m.trip_id = t.key) AS amendments,
  (SELECT json_group_array(json(line)) FROM (
    SELECT json_object('category', k.category, 'text', k.text, 'is_ticked', k.is_ticked) AS line
    FROM trips_categorytick k WHERE k.trip_id = t.key ORDER BY k."order")) AS category_ticks,
  (SELECT json_group_array(json(line)) FROM (
    SELECT json_object('key', k.key, 'text_zh', k.text_zh, 'text_en', k.text_en,
      'outcome_zh', k.outcome_zh, 'outcome_en', k.outcome_en) AS line
    FROM trips_objective k WHERE k.trip_id = t.key ORDER BY k."order")) AS objectives,
  (SELECT json_group_array(json(line)) FROM (
    SELECT json_object('key', d.key, 'official', iif(o.key IS NULL, NULL, json_object('key', o.key,
          'url', '/api/v1/officials/' || o.key || '/', 'html_url', '/officials/' || o.key || '/',
          'name_zh', o.name_zh, 'name_en', o.name_en)),
      'role', d.role, 'agency', d.agency, 'unit', d.unit, 'title_zh', d.title_zh,
      'title_en', d.title_en,
      'acts', json((SELECT json_group_array(json_object('kind', x.kind, 'event', x.event_id,
          'contest', x.contest_id))
        FROM trips_delegateact x WHERE x.delegate_id = d.key))) AS line
    FROM trips_delegate d
    LEFT JOIN directory_official o ON o.key = d.official_id AND o.is_public
    WHERE d.trip_id = t.key ORDER BY d."order")) AS delegates,
  (SELECT json_group_array(json(line)) FROM (
    SELECT json_object('key', d.key, 'on', d."on", 'route', d.route,
      'stops', json((SELECT json_group_array(json_object('place', iif(p.key IS NULL, NULL, json_object('key', p.key,
          'url', '/api/v1/places/' || p.key || '/', 'html_url', '/places/' || p.key || '/',
          'name_zh', p.name_zh, 'name_en', p.name_en)),
          'is_transit', s.is_transit))
        FROM trips_itinerarystop s
        JOIN directory_place p ON p.key = s.place_id AND p.is_public WHERE s.day_id = d.key)),
      'activities', json((SELECT json_group_array(json_object('text', v.text,
          'event', iif(e.key IS NULL, NULL, json_object('key', e.key,
          'url', '/api/v1/events/' || e.key || '/', 'html_url', '/events/' || e.key || '/',
          'name_zh', e.name_zh, 'name_en', e.name_en))))
        FROM trips_itineraryactivity v
        LEFT JOIN events_event e ON e.key = v.event_id AND e.is_public
        WHERE v.day_id = d.key))) AS line
    FROM trips_itineraryday d WHERE d.trip_id = t.key ORDER BY d."order")) AS itinerary_days,
  (SELECT json_group_array(json(line)) FROM (
    SELECT json_object('event', iif(e.key IS NULL, NULL, json_object('key', e.key,
          'url', '/api/v1/events/' || e.key || '/', 'html_url', '/events/' || e.key || '/',
          'name_zh', e.name_zh, 'name_en', e.name_en)),
      'status', n.status, 'starts_on', n.starts_on, 'ends_on', n.ends_on) AS line
    FROM trips_attendance n LEFT JOIN events_event e ON e.key = n.event_id AND e.is_public
    WHERE n.trip_id = t.key ORDER BY n.event_id)) AS attendances,
  (SELECT json_group_array(json(line)) FROM (
    SELECT json_object('key', n.key, 'event', iif(e.key IS NULL, NULL, json_object('key', e.key,
          'url', '/api/v1/events/' || e.key || '/', 'html_url', '/events/' || e.key || '/',
          'name_zh', e.name_zh, 'name_en', e.name_en)),
      'official', iif(o.key IS NULL, NULL, json_object('key', o.key,
          'url', '/api/v1/officials/' || o.key || '/', 'html_url', '/officials/' || o.key || '/',
          'name_zh', o.name_zh, 'name_en', o.name_en)),
      'post', iif(h.key IS NULL, NULL, json_object('key', h.key,
          'url', '/api/v1/posts/' || h.key || '/', 'html_url', '/posts/' || h.key || '/',
          'title_zh', h.title_zh, 'title_en', h.title_en)),
      'organization', iif(b.key IS NULL, NULL, json_object('key', b.key,
          'url', '/api/v1/organizations/' || b.key || '/', 'html_url', '/organizations/' || b.key || '/',
          'name_zh', b.name_zh, 'name_en', b.name_en)),
      'group', n."group",
      'group_members', json((SELECT json_group_array(json_object('key', y.key,
          'name_zh', y.name_zh, 'name_en', y.name_en))
        FROM trips_encounter_group_members x
        JOIN directory_organization y ON y.key = x.organization_id AND y.is_public
        WHERE x.encounter_id = n.key)),
      'roles', json((SELECT json_group_array(x.role)
        FROM trips_encounterroletag x WHERE x.encounter_id = n.key)),
      'contact', n.contact, 'basis', n.basis, 'presence', n.presence) AS line
    FROM trips_encounter n
    LEFT JOIN events_event e ON e.key = n.event_id AND e.is_public
    LEFT JOIN directory_official o ON o.key = n.official_id AND o.is_public
    LEFT JOIN directory_post h ON h.key = n.post_id AND h.is_public
    LEFT JOIN directory_organization b ON b.key = n.organization_id AND b.is_public
    WHERE n.trip_id = t.key ORDER BY n.event_id, n.key)) AS encounters
FROM trips_trip t
LEFT JOIN directory_organization g ON g.key = t.government_id AND g.is_public
LEFT JOIN directory_organization a ON a.key = t.agency_id AND a.is_public
LEFT JOIN directory_official c ON c.key = t.contact_id AND c.is_public
LEFT JOIN directory_official f ON f.key = t.represented_id AND f.is_public
WHERE t.key = :key AND t.state = 'published'
