"""Who sees it."""

from django.db import migrations

from throughcare.access.policies import protect, protect_history


class Migration(migrations.Migration):
    dependencies = [("eet", "0001_initial"), ("people", "0002_policies")]

    operations = [protect("eet_activity"), protect_history("eet_activityhistory")]
