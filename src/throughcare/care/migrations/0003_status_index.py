"""The status on a day is read from the index alone."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("care", "0002_policies")]

    operations = [
        migrations.RemoveIndex(model_name="statusperiod", name="status_period_person"),
        migrations.AddIndex(
            model_name="statusperiod",
            index=models.Index(
                fields=["person", "start"], include=["end", "status"], name="status_period_person"
            ),
        ),
    ]
