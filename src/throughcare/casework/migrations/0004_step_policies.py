"""Who sees the steps of assessment, plan and home."""

from django.db import migrations

from throughcare.access.policies import protect, protect_history


class Migration(migrations.Migration):
    dependencies = [("casework", "0003_steps")]

    operations = [
        protect("casework_milestone", writes=("INSERT", "UPDATE")),
        protect_history("casework_milestonehistory"),
    ]
