"""A draft is seen by its writer alone, and only while they see the person."""

from django.db import migrations

from throughcare.access.policies import protect


class Migration(migrations.Migration):
    dependencies = [("recording", "0001_initial"), ("people", "0002_policies")]

    operations = [protect("recording_draft", owner="user_id")]
