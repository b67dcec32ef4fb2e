"""The named user as whom commands and jobs act."""

from django.db import migrations

EMAIL = "installation@throughcare.invalid"


class Migration(migrations.Migration):
    dependencies = [("access", "0002_policies")]

    operations = [
        migrations.RunSQL(
            "INSERT INTO access_user (name, email, role, password, is_active, works_for)"
            f" VALUES ('This installation', '{EMAIL}', 'installation', '!', true, '')",
            f"DELETE FROM access_user WHERE email = '{EMAIL}'",
        ),
    ]
