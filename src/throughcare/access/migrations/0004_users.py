"""Young people's own accounts name them, so whoever may not see a person sees no account."""

from django.db import migrations

from throughcare.access.policies import IN_MY_SIGHT, MYSELF

LOGINS = "throughcare_web, throughcare_jobs"

STAFF = "person_id IS NULL"

READS = {
    "case": f"{STAFF} OR person_id = {IN_MY_SIGHT}",
    "wide": f"{STAFF} OR person_id NOT IN (SELECT access_hidden())",
    "self": f"{STAFF} OR person_id = {MYSELF}",
    "figures": STAFF,
}


class Migration(migrations.Migration):
    dependencies = [("access", "0003_installation")]

    operations = [
        migrations.RunSQL(
            [
                "ALTER TABLE access_user ENABLE ROW LEVEL SECURITY",
                f"CREATE POLICY access_user_sign_in ON access_user TO {LOGINS}"
                " USING (true) WITH CHECK (true)",
                "CREATE POLICY access_user_system ON access_user TO app_system"
                " USING (true) WITH CHECK (true)",
                *(
                    f"CREATE POLICY access_user_{role} ON access_user FOR SELECT TO app_{role}"
                    f" USING ({rule})"
                    for role, rule in READS.items()
                ),
            ],
            [
                *(
                    f"DROP POLICY access_user_{name} ON access_user"
                    for name in ("sign_in", "system", *READS)
                ),
                "ALTER TABLE access_user DISABLE ROW LEVEL SECURITY",
            ],
        ),
        migrations.RunSQL(
            [
                "ALTER TABLE access_userhistory ENABLE ROW LEVEL SECURITY",
                "CREATE POLICY access_userhistory_system ON access_userhistory FOR SELECT"
                " TO app_system USING (true)",
            ],
            [
                "DROP POLICY access_userhistory_system ON access_userhistory",
                "ALTER TABLE access_userhistory DISABLE ROW LEVEL SECURITY",
            ],
        ),
    ]
