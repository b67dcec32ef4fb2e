"""Worklists and the numbers of teams read the open duties from the index alone."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("casework", "0004_step_policies")]

    operations = [
        migrations.RemoveIndex(model_name="duty", name="duty_open"),
        migrations.AddIndex(
            model_name="duty",
            index=models.Index(
                fields=["person", "due_on"],
                include=["code", "opens_on", "ceased_on", "met_on"],
                name="duty_open",
                condition=models.Q(met_on__isnull=True),
            ),
        ),
    ]
