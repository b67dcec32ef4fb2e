"""What each database role may touch, as SQL that migrations run.

One shape for every table with a person. Policies are per role, so none needs an OR: the
planner keeps its index (measured: docs/adr/0003).
"""

from __future__ import annotations

from typing import Any

from django.db.migrations import RunSQL

ME = "nullif(current_setting('throughcare.user', true), '')::bigint"
MYSELF = "nullif(current_setting('throughcare.person', true), '')::bigint"

IN_MY_SIGHT = (
    "ANY (ARRAY(SELECT s.person_id FROM access_sight s"
    f" WHERE s.user_id = {ME} AND s.from_at <= now()"
    " AND (s.until_at IS NULL OR s.until_at > now())))"
)

Sql = str | tuple[str, dict[str, Any] | list[Any] | tuple[Any, ...] | None]

WRITE = ("INSERT", "UPDATE", "DELETE")


def protect(
    table: str,
    *,
    person: str = "person_id",
    writes: tuple[str, ...] = WRITE,
    shared: str | None = None,
    owner: str | None = None,
) -> RunSQL:
    """Row-level security for a table with a person.

    ``person`` names the column with the person's id; ``writes`` what application roles may do
    beside reading (an append-only table gives INSERT alone, a history nothing), as GRANT has it
    (``UPDATE (restricted)`` for one column); ``shared`` is
    the SQL condition under which the young person sees a row of theirs, None for never;
    ``owner`` the column of the one user who may see a row at all, where there is one.
    """
    mine = f" AND {owner} = {ME}" if owner else ""
    see = f"{person} = {IN_MY_SIGHT}{mine}"
    wide = f"{person} NOT IN (SELECT access_hidden()){mine}"
    may = ", ".join(("SELECT", *writes))
    up: list[Sql] = [
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
        f"GRANT {may} ON {table} TO app_case, app_wide, app_system",
        *(
            f"CREATE POLICY {table}_{role} ON {table} FOR ALL TO app_{role}"
            f" USING ({rule}) WITH CHECK ({rule})"
            if writes
            else f"CREATE POLICY {table}_{role} ON {table} FOR SELECT TO app_{role} USING ({rule})"
            for role, rule in (("case", see), ("wide", wide), ("system", "true"))
        ),
    ]
    down: list[Sql] = [
        f"DROP POLICY {table}_{role} ON {table}" for role in ("case", "wide", "system")
    ]
    if shared is not None:
        up += [
            f"GRANT SELECT ON {table} TO app_self",
            f"CREATE POLICY {table}_self ON {table} FOR SELECT TO app_self"
            f" USING ({person} = {MYSELF} AND ({shared}))",
        ]
        down += [f"DROP POLICY {table}_self ON {table}", f"REVOKE ALL ON {table} FROM app_self"]
    down += [
        f"REVOKE ALL ON {table} FROM app_case, app_wide, app_system",
        f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY",
    ]
    return RunSQL(up, down)


def protect_history(table: str, *, person: str = "person_id") -> RunSQL:
    """Row-level security for a history: read like its table, written by the trigger alone."""
    return protect(table, person=person, writes=())


def own_rows(table: str, *, user: str = "user_id", writes: tuple[str, ...] = WRITE) -> RunSQL:
    """Row-level security for a table whose rows belong to a user, seen by that user alone."""
    mine = f"{user} = {ME}"
    may = ", ".join(("SELECT", *writes))
    roles = "app_case, app_wide, app_self, app_figures"
    return RunSQL(
        [
            f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
            f"GRANT {may} ON {table} TO {roles}, app_system",
            f"CREATE POLICY {table}_mine ON {table} TO {roles} USING ({mine}) WITH CHECK ({mine})",
            f"CREATE POLICY {table}_system ON {table} TO app_system USING (true) WITH CHECK (true)",
        ],
        [
            f"DROP POLICY {table}_mine ON {table}",
            f"DROP POLICY {table}_system ON {table}",
            f"REVOKE ALL ON {table} FROM {roles}, app_system",
            f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY",
        ],
    )


USER_COLUMNS = "id, name, email, role, person_id, is_active, ends_on, works_for, last_login"

SIGN_IN_TABLES = (
    "django_session",
    "account_emailaddress",
    "account_emailconfirmation",
    "mfa_authenticator",
)
"""What the web login reaches by itself, beside the users."""

HARDEN = f"""
DO $$
DECLARE f regprocedure; t regclass;
BEGIN
  FOR f IN SELECT p.oid::regprocedure FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
           WHERE n.nspname = 'public' AND (p.proname LIKE 'pgtrigger\\_%' OR p.proname = '_pgh_attach_context')
  LOOP
    EXECUTE format('ALTER FUNCTION %s SECURITY DEFINER SET search_path = public, pg_temp', f);
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
  END LOOP;
  FOR t IN SELECT c.oid::regclass FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
           WHERE n.nspname = 'public' AND c.relname LIKE 'procrastinate\\_%' AND c.relkind = 'r'
  LOOP
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO throughcare_jobs, app_system', t);
  END LOOP;
END $$;
CREATE OR REPLACE FUNCTION _pgtrigger_should_ignore(trigger_name NAME) RETURNS boolean
LANGUAGE sql IMMUTABLE AS 'SELECT false';
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO throughcare_web, throughcare_jobs,
  app_case, app_wide, app_self, app_figures, app_system;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO throughcare_web, throughcare_jobs,
  app_case, app_wide, app_self, app_figures, app_system;
GRANT SELECT, INSERT, UPDATE, DELETE ON {", ".join(SIGN_IN_TABLES)}
  TO throughcare_web, throughcare_jobs;
GRANT SELECT ON django_migrations, django_content_type TO throughcare_web, throughcare_jobs;
GRANT SELECT ({USER_COLUMNS}, password), UPDATE (password, last_login) ON access_user
  TO throughcare_web, throughcare_jobs;
GRANT SELECT ({USER_COLUMNS}) ON access_user TO app_case, app_wide, app_self, app_figures;
GRANT SELECT, INSERT, UPDATE ON access_user, access_team, access_membership TO app_system;
GRANT SELECT, INSERT, UPDATE, DELETE ON mfa_authenticator, account_emailaddress, django_session
  TO app_system;
GRANT SELECT ON access_team, access_membership TO app_case, app_wide, app_figures;
GRANT SELECT ON pghistory_context TO app_system;
GRANT SELECT ON django_migrations, django_content_type TO app_system;
GRANT INSERT ON access_readlog TO throughcare_web, throughcare_jobs;
"""
"""Run after every migrate: what migrations of others' applications cannot know.

pgtrigger lets any role switch triggers off by a setting; its question is answered with no, so
that nobody switches the history off.
"""


def harden(cursor: object) -> None:
    """Grants and function owners that must hold after every migrate."""
    cursor.execute(HARDEN)  # type: ignore[attr-defined]
