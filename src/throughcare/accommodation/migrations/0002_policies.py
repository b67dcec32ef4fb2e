"""Who sees it."""

from django.db import migrations

from throughcare.access.policies import protect, protect_history


class Migration(migrations.Migration):
    dependencies = [("accommodation", "0001_initial"), ("people", "0002_policies")]

    operations = [
        protect("accommodation_accommodation"),
        protect_history("accommodation_accommodationhistory"),
    ]
