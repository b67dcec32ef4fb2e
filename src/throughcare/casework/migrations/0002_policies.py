"""Who sees allocation, contacts and duties."""

from django.db import migrations

from throughcare.access.policies import protect, protect_history


class Migration(migrations.Migration):
    dependencies = [("casework", "0001_initial"), ("people", "0002_policies")]

    operations = [
        protect("casework_teamplacement"),
        protect_history("casework_teamplacementhistory"),
        protect("casework_allocation"),
        protect_history("casework_allocationhistory"),
        protect("casework_contact", writes=("INSERT", "UPDATE")),
        protect_history("casework_contacthistory"),
        protect("casework_intouch"),
        protect_history("casework_intouchhistory"),
        protect("casework_duty"),
        protect("casework_lastseen"),
    ]
