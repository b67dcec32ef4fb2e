"""Where tries at signing in are counted, for all web processes together."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("access", "0004_users")]

    operations = [
        migrations.CreateModel(
            name="Throttle",
            fields=[
                (
                    "cache_key",
                    models.CharField(max_length=255, primary_key=True, serialize=False),
                ),
                ("value", models.TextField()),
                ("expires", models.DateTimeField(db_index=True)),
            ],
        ),
        migrations.RunSQL(
            [
                "GRANT SELECT, INSERT, UPDATE, DELETE ON access_throttle TO throughcare_web",
                "GRANT SELECT, DELETE ON access_throttle TO app_system",
            ],
            ["REVOKE ALL ON access_throttle FROM throughcare_web, app_system"],
        ),
    ]
