"""The doors past the policies: short SECURITY DEFINER functions, each with its reason."""

from __future__ import annotations

from throughcare.access.policies import ME
from throughcare.access.roles import ROLES

TEAM_ROLES = ", ".join(f"'{r.code}'" for r in ROLES.values() if r.reach == "team")

HIDDEN = f"""
CREATE OR REPLACE FUNCTION access_hidden() RETURNS SETOF bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 20 AS $$
  SELECT s.person_id FROM access_subject s
  WHERE s.restricted AND NOT EXISTS (
    SELECT 1 FROM access_sight g
    WHERE g.user_id = {ME} AND g.person_id = s.person_id
      AND g.from_at <= now() AND (g.until_at IS NULL OR g.until_at > now()))
$$
"""
"""Whom a service-wide user may not see. A function, since access_subject has this very policy;
SQL of one's own could read the bare ids from it (docs/adr/0003)."""

DERIVE_SIGHT = f"""
CREATE OR REPLACE FUNCTION access_derive_sight(ids bigint[])
RETURNS TABLE (user_id bigint, person_id bigint, from_at timestamptz, until_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT DISTINCT d.user_id, d.person_id, d.from_at, d.until_at FROM (
    SELECT g.user_id, g.person_id, g.from_at, g.until_at
    FROM access_grant g JOIN access_subject s USING (person_id)
    WHERE g.person_id = ANY (ids) AND g.user_id IS NOT NULL
      AND (NOT s.restricted OR g.source IN ('named', 'emergency'))
    UNION ALL
    SELECT m.user_id, g.person_id,
      greatest(g.from_at, m.start::timestamp AT TIME ZONE 'Europe/London'),
      least(g.until_at, m."end"::timestamp AT TIME ZONE 'Europe/London')
    FROM access_grant g
    JOIN access_subject s USING (person_id)
    JOIN access_membership m ON m.team_id = g.team_id
    JOIN access_user u ON u.id = m.user_id AND u.role IN ({TEAM_ROLES})
    WHERE g.person_id = ANY (ids) AND NOT s.restricted
  ) d
  WHERE d.until_at IS NULL OR d.until_at > d.from_at
$$
"""
"""Sight as it follows from grants and memberships; reads both past their policies."""

REFRESH_SIGHT = """
CREATE OR REPLACE FUNCTION access_refresh_sight(ids bigint[]) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE gone integer; come integer;
BEGIN
  DELETE FROM access_sight s WHERE s.person_id = ANY (ids) AND NOT EXISTS (
    SELECT 1 FROM access_derive_sight(ids) d
    WHERE (d.user_id, d.person_id, d.from_at) = (s.user_id, s.person_id, s.from_at)
      AND d.until_at IS NOT DISTINCT FROM s.until_at);
  GET DIAGNOSTICS gone = ROW_COUNT;
  INSERT INTO access_sight (user_id, person_id, from_at, until_at)
    SELECT * FROM access_derive_sight(ids)
    EXCEPT SELECT user_id, person_id, from_at, until_at FROM access_sight WHERE person_id = ANY (ids);
  GET DIAGNOSTICS come = ROW_COUNT;
  RETURN gone + come;
END $$
"""
"""The one writer of sight: no role may write it, so nobody can give themselves a person."""

REGISTER = f"""
CREATE OR REPLACE FUNCTION access_register(ids bigint[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO access_subject (person_id, restricted) SELECT unnest(ids), false;
  INSERT INTO access_grant (person_id, user_id, source, reason, from_at, until_at, granted_by_id)
    SELECT i, u.id, 'created', 'Made the record', now(), now() + interval '7 days', u.id
    FROM unnest(ids) i JOIN access_user u ON u.id = {ME}
    WHERE u.role NOT IN ('installation');
  PERFORM access_refresh_sight(ids);
END $$
"""
"""Makes a person known to access before the first row about them is written: the policy of
``people_person`` lets nobody insert a person whom they do not see. Refuses an id that is known
already (primary key), so that it cannot open an existing record."""

ALL_FUNCTIONS = (HIDDEN, DERIVE_SIGHT, REFRESH_SIGHT, REGISTER)

GRANTS = """
REVOKE ALL ON FUNCTION access_hidden(), access_derive_sight(bigint[]), access_refresh_sight(bigint[]),
  access_register(bigint[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access_hidden() TO app_wide, app_system;
GRANT EXECUTE ON FUNCTION access_refresh_sight(bigint[]), access_register(bigint[])
  TO app_case, app_wide, app_system;
GRANT EXECUTE ON FUNCTION access_derive_sight(bigint[]) TO app_system;
"""
