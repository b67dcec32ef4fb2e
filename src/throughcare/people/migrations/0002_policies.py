"""Who sees a person."""

from django.db import migrations

from throughcare.access.policies import protect, protect_history


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial"), ("access", "0002_policies")]

    operations = [
        protect("people_person", person="id", shared="true"),
        protect_history("people_personhistory", person="pgh_obj_id"),
        protect("people_searchtoken"),
        protect("people_headline"),
    ]
