"""The doors past the policies, and the policies of access's own tables."""

from django.db import migrations

from throughcare.access import functions
from throughcare.access.policies import IN_MY_SIGHT, ME, own_rows, protect, protect_history

SIGHT_IS_MINE = migrations.RunSQL(
    [
        "ALTER TABLE access_sight ENABLE ROW LEVEL SECURITY",
        "GRANT SELECT ON access_sight TO app_case, app_wide, app_system",
        f"CREATE POLICY access_sight_mine ON access_sight FOR SELECT TO app_case, app_wide"
        f" USING (user_id = {ME})",
        "CREATE POLICY access_sight_system ON access_sight FOR SELECT TO app_system USING (true)",
    ],
    [
        "DROP POLICY access_sight_mine ON access_sight",
        "DROP POLICY access_sight_system ON access_sight",
        "REVOKE ALL ON access_sight FROM app_case, app_wide, app_system",
        "ALTER TABLE access_sight DISABLE ROW LEVEL SECURITY",
    ],
)

READS = migrations.RunSQL(
    [
        "ALTER TABLE access_readlog ENABLE ROW LEVEL SECURITY",
        "GRANT SELECT ON access_readlog TO app_case, app_wide, app_system",
        f"CREATE POLICY access_readlog_case ON access_readlog FOR SELECT TO app_case"
        f" USING (person_id = {IN_MY_SIGHT})",
        "CREATE POLICY access_readlog_wide ON access_readlog FOR SELECT TO app_wide"
        " USING (person_id NOT IN (SELECT access_hidden()))",
        "CREATE POLICY access_readlog_system ON access_readlog FOR SELECT TO app_system USING (true)",
        "CREATE POLICY access_readlog_note ON access_readlog FOR INSERT"
        " TO throughcare_web, throughcare_jobs WITH CHECK (true)",
    ],
    [
        "DROP POLICY access_readlog_case ON access_readlog",
        "DROP POLICY access_readlog_wide ON access_readlog",
        "DROP POLICY access_readlog_system ON access_readlog",
        "DROP POLICY access_readlog_note ON access_readlog",
        "REVOKE ALL ON access_readlog FROM app_case, app_wide, app_system",
        "ALTER TABLE access_readlog DISABLE ROW LEVEL SECURITY",
    ],
)


class Migration(migrations.Migration):
    dependencies = [("access", "0001_initial"), ("house", "0002_locks")]

    operations = [
        migrations.RunSQL(
            list(functions.ALL_FUNCTIONS),
            [
                "DROP FUNCTION access_register(bigint[])",
                "DROP FUNCTION access_refresh_sight(bigint[])",
                "DROP FUNCTION access_derive_sight(bigint[])",
                "DROP FUNCTION access_hidden()",
            ],
        ),
        migrations.RunSQL(functions.GRANTS, migrations.RunSQL.noop),
        protect("access_subject", writes=("UPDATE (restricted)",)),
        protect("access_grant", writes=("INSERT", "UPDATE")),
        protect_history("access_granthistory"),
        SIGHT_IS_MINE,
        READS,
        own_rows("house_submission"),
        migrations.RunSQL(
            "GRANT SELECT ON access_userhistory, access_teamhistory, access_membershiphistory"
            " TO app_system",
            "REVOKE ALL ON access_userhistory, access_teamhistory, access_membershiphistory"
            " FROM app_system",
        ),
    ]
