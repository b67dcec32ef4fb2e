"""The SQL of a generated authority. Every row follows from a person's number by a hash."""

PICK = """
CREATE FUNCTION pg_temp.pick(of bigint, salt integer, many integer) RETURNS integer
LANGUAGE sql IMMUTABLE
AS 'SELECT ((hashint8extended($1, $2) & 2147483647) % $3)::integer'
"""

TEAMS = """
INSERT INTO access_team (id, name, slug, caseload_limit) OVERRIDING SYSTEM VALUE
SELECT n, 'Team ' || n, 'team-' || n, 40 FROM generate_series(1, %(teams)s) n
"""

USER = """
INSERT INTO access_user (name, email, role, password, is_active, works_for)
VALUES (%s, %s, %s, '!', true, '')
"""

MEMBER = """
INSERT INTO access_membership (team_id, user_id, start)
SELECT %s, id, '2015-01-01' FROM access_user WHERE email = %s
"""

NEXT_ID = """
SELECT setval(pg_get_serial_sequence('{table}', 'id'), coalesce(max(id), 0) + 1, false) FROM {table}
"""

_WHO = """
CREATE TEMPORARY TABLE who ON COMMIT DROP AS
SELECT w.*,
  (born + interval '16 years')::date AS b16,
  (born + interval '18 years')::date AS b18,
  (born + interval '21 years')::date AS b21,
  (SELECT id FROM access_user WHERE email = 'adviser.' || %(block)s::integer || '.'
    || (CASE WHEN place < %(worked_with)s THEN place / (%(worked_with)s / %(advisers)s)
      ELSE place %% %(advisers)s END)
    || '@generated.example') AS adviser
FROM (
  SELECT i, place, %(team)s::integer AS team,
    %(today)s::date - CASE
      WHEN place < 10 THEN 5665 + place * 15
      WHEN place < %(worked_with)s THEN 5855 + (place - 10) * 16 + pg_temp.pick(i, 1, 10)
      ELSE 7680 + (place - %(worked_with)s) * 17 + pg_temp.pick(i, 1, 10)
    END AS born,
    place >= %(worked_with)s AND pg_temp.pick(i, 2, 10) < 4 AS asked
  FROM (
    SELECT i, i - %(first)s::integer AS place
    FROM generate_series(%(first)s::integer, %(last)s::integer) i
  ) placed
) w
"""

_PEOPLE = """
INSERT INTO people_person (id, public_id, child_id, given_name, family_name, known_as, pronouns,
  date_of_birth, sex, ethnicity, upn, mother, invalid_codes, source, created_at)
OVERRIDING SYSTEM VALUE
SELECT i, md5('p' || i)::uuid, (1000000 + i)::text, g.name,
  f.name || CASE WHEN pg_temp.pick(i, 5, 4) = 0 THEN '-' || f2.name ELSE '' END,
  '', CASE g.sex WHEN 'F' THEN 'she' ELSE 'he' END, born, g.sex, f.ethnicity,
  'A' || lpad(i::text, 12, '0'), '', '{}', '', least(b16::timestamptz, now())
FROM who
JOIN given g ON g.n = pg_temp.pick(i, 3, (SELECT count(*)::int FROM given))
JOIN family f ON f.n = pg_temp.pick(i, 4, (SELECT count(*)::int FROM family))
JOIN family f2 ON f2.n = pg_temp.pick(i, 6, (SELECT count(*)::int FROM family))
"""

_SUBJECTS = """
INSERT INTO access_subject (person_id, restricted) SELECT i, i %% 1000 = 777 FROM who
"""

_CARE = """
INSERT INTO care_careperiod (person_id, start, "end", legal_status, category_of_need,
  reason_started, reason_ended, placement_type, placement_provider, reason_placement_changed,
  home_postcode, placement_postcode, urn, short_break, invalid_codes, source)
SELECT i, born + 4000 + pg_temp.pick(i, 7, 900), CASE WHEN b18 <= %(today)s::date THEN b18 END,
  'C2', 'N1', 'S', CASE WHEN b18 <= %(today)s::date THEN 'E5' ELSE '' END, 'U4', 'PR1', '',
  'HA' || 1 + pg_temp.pick(i, 8, 9) || ' ' || pg_temp.pick(i, 9, 10) || 'XY',
  'HA' || 1 + pg_temp.pick(i, 10, 9) || ' ' || pg_temp.pick(i, 11, 10) || 'ZW', '', false, '{}', ''
FROM who
"""

_FACTS = """
INSERT INTO care_statusfact (person_id, kind, start, detail, source)
SELECT i, 'request', b21 + 10, '{"kind": "support"}', '' FROM who
WHERE asked AND b21 + 10 <= %(today)s::date
"""

_PLACED = """
INSERT INTO casework_teamplacement (person_id, team_id, start)
SELECT i, team, least(b16, %(today)s::date - 20) FROM who
"""

_ALLOCATED = """
INSERT INTO casework_allocation (id, person_id, worker_id, part, start, reason_ended)
OVERRIDING SYSTEM VALUE
SELECT i, i, adviser, 'adviser', least(greatest(b18 - 200, b16), %(today)s::date - 10), ''
FROM who WHERE place >= 10 AND place < %(worked_with)s OR asked
"""

_GRANTS = """
INSERT INTO access_grant (person_id, user_id, team_id, source, reason, record_id, from_at,
  granted_by_id)
SELECT a.person_id, a.worker_id, NULL, 'allocation', '', a.id,
  %(today)s::timestamptz - interval '1 day', a.worker_id
FROM casework_allocation a JOIN who ON who.i = a.person_id
UNION ALL
SELECT t.person_id, NULL, t.team_id, 'team', '', t.id, %(today)s::timestamptz - interval '1 day',
  who.adviser
FROM casework_teamplacement t JOIN who ON who.i = t.person_id
"""

_MILESTONES = """
INSERT INTO casework_milestone (person_id, worker_id, public_id, kind, "on", note,
  withdrawn_because, recorded_at)
SELECT i, adviser, gen_random_uuid(), kind, day, '', '',
  (day + time '16:40') AT TIME ZONE 'Europe/London'
FROM who CROSS JOIN LATERAL (
  SELECT 'needs_assessment_completed' AS kind, b16 + 40 + pg_temp.pick(i, 12, 45) AS day
  UNION ALL SELECT 'pathway_plan_signed', b16 + 90
  UNION ALL
  SELECT 'pathway_review_held', least(%(today)s::date, b21) - n * 175 - pg_temp.pick(i, 13, 170)
  FROM generate_series(0, 8) n
  WHERE least(%(today)s::date, b21) - n * 175 - pg_temp.pick(i, 13, 170) > b16 + 120
  UNION ALL
  SELECT 'moved_into_s23b_accommodation', b18 WHERE pg_temp.pick(i, 14, 4) = 0
) steps
WHERE day <= %(today)s::date
"""

_CONTACTS = """
INSERT INTO casework_contact (id, public_id, person_id, worker_id, kind, happened_on, seen,
  seen_alone, home_seen, place, their_words, note, agreed, shared, why_not_shared,
  withdrawn_because, recorded_at)
OVERRIDING SYSTEM VALUE
SELECT (i - 1) * %(contacts)s + k + 1, md5('c' || (i - 1) * %(contacts)s + k + 1)::uuid,
  i, adviser,
  CASE k %% 4 WHEN 0 THEN 'visit' WHEN 1 THEN 'phone' WHEN 2 THEN 'message' ELSE 'visit' END,
  day, k %% 4 < 2, CASE WHEN k %% 4 = 0 THEN true END,
  CASE WHEN k %% 4 = 0 THEN s.place = 'at home' END,
  CASE k %% 4 WHEN 0 THEN s.place WHEN 3 THEN 'at home' ELSE '' END,
  CASE k %% 4 WHEN 0 THEN s.words WHEN 1 THEN m.words ELSE '' END,
  CASE k %% 4 WHEN 0 THEN s.note WHEN 1 THEN m.note ELSE 'No answer; I try again next week.' END,
  CASE k %% 4 WHEN 0 THEN s.agreed ELSE '' END, true, '', '',
  (day + 1 + time '16:40') AT TIME ZONE 'Europe/London'
FROM who
CROSS JOIN generate_series(0, %(contacts)s - 1) k
CROSS JOIN LATERAL (
  SELECT least(%(today)s::date, CASE WHEN asked THEN %(today)s::date ELSE b21 END)
    - 4 - pg_temp.pick(i, 15, 12) - k * 12 AS day
) d
JOIN said s ON s.n = pg_temp.pick(i * 211 + k, 16, (SELECT count(*)::int FROM said))
JOIN small m ON m.n = pg_temp.pick(i * 211 + k, 17, (SELECT count(*)::int FROM small))
"""

_EVENTS = """
INSERT INTO chronology_event (person_id, kind, happened_on, recorded_at, recorded_by_id, summary,
  words, record_type, record_id, significance, shared, sensitivity, data)
SELECT person_id, kind, day, (day + 1 + time '16:40') AT TIME ZONE 'Europe/London', by, summary,
  words, record_type, record_id, significance, shared, 'ordinary', data
FROM (
  SELECT i AS person_id, 'person_registered' AS kind, least(b16, %(today)s::date) AS day,
    adviser AS by, '' AS summary, '' AS words, 'people.person' AS record_type, i AS record_id,
    1 AS significance, false AS shared, '{}'::jsonb AS data
  FROM who
  UNION ALL
  SELECT i, 'became_looked_after', c.start, adviser, 'Legal status C2, placement U4', '',
    'care.careperiod', c.id, 2, false, '{}' FROM who JOIN care_careperiod c ON c.person_id = i
  UNION ALL
  SELECT i, 'left_care', c."end", adviser, 'E5', '', 'care.careperiod', c.id, 2, false, '{}'
  FROM who JOIN care_careperiod c ON c.person_id = i WHERE c."end" IS NOT NULL
  UNION ALL
  SELECT i, 'status_fact_recorded', f.start, adviser, 'Asked for support', '',
    'care.statusfact', f.id, 1, false, '{}' FROM who JOIN care_statusfact f ON f.person_id = i
  UNION ALL
  SELECT i, 'team_placed', t.start, adviser, 'Team ' || team, '', 'casework.teamplacement', t.id,
    1, false, '{}' FROM who JOIN casework_teamplacement t ON t.person_id = i
  UNION ALL
  SELECT i, 'pa_appointed', a.start, adviser, u.name, '', 'casework.allocation', a.id, 2, false,
    '{}'
  FROM who JOIN casework_allocation a ON a.person_id = i JOIN access_user u ON u.id = a.worker_id
  UNION ALL
  SELECT i, m.kind, m."on", m.worker_id, '', '', 'casework.milestone', m.id, 2, true, '{}'
  FROM who JOIN casework_milestone m ON m.person_id = i
  UNION ALL
  SELECT i, CASE WHEN c.kind = 'visit' THEN CASE WHEN c.seen THEN 'pa_visit_seen'
      ELSE 'pa_visit_failed' END WHEN c.seen THEN 'contact' ELSE 'contact_attempted' END,
    c.happened_on, c.worker_id,
    left(CASE WHEN NOT c.seen THEN 'Tried, no answer' WHEN c.kind = 'visit'
      THEN 'Visit ' || c.place || ', seen alone' ELSE 'Phone call' END
      || E'\\n' || c.note || ' ' || c.agreed, 300),
    c.their_words, 'casework.contact', c.id,
    CASE WHEN c.seen AND c.kind = 'visit' THEN 2 ELSE 1 END, true,
    jsonb_build_object('contact', c.public_id)
  FROM who JOIN casework_contact c ON c.person_id = i
  UNION ALL
  SELECT i, (ARRAY['activity_stated', 'home_stated', 'in_touch_stated', 'person_corrected',
      'care_corrected'])[1 + n %% 5], %(today)s::date - 3 - n * 20, adviser,
    (ARRAY['Full time in education other than higher, says SSDA903',
      'Independent living, suitable, says SSDA903', 'YES, says SSDA903', 'Telephone number',
      'Period from the beginning'])[1 + n %% 5], '', '', NULL::bigint, 1, false, '{}'
  FROM who CROSS JOIN generate_series(0, %(others)s - 1) n
) all_of_it
ORDER BY day, person_id
"""

OF_A_BLOCK = (
    _WHO,
    _PEOPLE,
    _SUBJECTS,
    _CARE,
    _FACTS,
    _PLACED,
    _ALLOCATED,
    _GRANTS,
    _MILESTONES,
    _CONTACTS,
    _EVENTS,
)
"""One block, in order; parameters as in ``building``."""
