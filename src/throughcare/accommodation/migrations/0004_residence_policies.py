"""Who sees where somebody lives."""

from django.db import migrations

from throughcare.access.policies import protect, protect_history


class Migration(migrations.Migration):
    dependencies = [("accommodation", "0003_residence")]

    operations = [
        protect("accommodation_residence"),
        protect_history("accommodation_residencehistory"),
    ]
