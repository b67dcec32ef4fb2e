"""Locks by person, and the policy of the table of form posts."""

from django.db import migrations

HOLD = """
CREATE OR REPLACE FUNCTION house_hold(ids bigint[]) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE i bigint;
BEGIN
  PERFORM pg_advisory_xact_lock_shared(-1);
  FOREACH i IN ARRAY ids LOOP
    PERFORM pg_advisory_xact_lock(i);
  END LOOP;
END $$
"""

HOLD_EVERYONE = """
CREATE OR REPLACE FUNCTION house_hold_everyone() RETURNS void
LANGUAGE sql SET search_path = public, pg_temp AS $$ SELECT pg_advisory_xact_lock(-1) $$
"""


class Migration(migrations.Migration):
    dependencies = [("house", "0001_initial")]

    operations = [
        migrations.RunSQL(HOLD, "DROP FUNCTION house_hold(bigint[])"),
        migrations.RunSQL(HOLD_EVERYONE, "DROP FUNCTION house_hold_everyone()"),
    ]
