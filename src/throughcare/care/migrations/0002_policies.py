"""Who sees care and status."""

from django.db import migrations

from throughcare.access.policies import protect, protect_history


class Migration(migrations.Migration):
    dependencies = [("care", "0001_initial"), ("people", "0002_policies")]

    operations = [
        protect("care_careperiod"),
        protect_history("care_careperiodhistory"),
        protect("care_statusfact"),
        protect_history("care_statusfacthistory"),
        protect("care_statedstatus"),
        protect_history("care_statedstatushistory"),
        protect("care_statusperiod"),
    ]
