"""Who sees an event; nobody changes one."""

from django.db import migrations

from throughcare.access.policies import protect


class Migration(migrations.Migration):
    dependencies = [("chronology", "0001_initial"), ("people", "0002_policies")]

    operations = [
        protect("chronology_event", writes=("INSERT",), shared="shared"),
    ]
