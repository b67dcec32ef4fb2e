"""A form sent again with other words in it is another post."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("house", "0002_locks")]

    operations = [
        migrations.AddField(
            model_name="submission",
            name="digest",
            field=models.CharField(default="", max_length=64),
        ),
        migrations.RemoveConstraint(model_name="submission", name="submission_once"),
        migrations.AddConstraint(
            model_name="submission",
            constraint=models.UniqueConstraint(
                fields=("user_id", "key", "digest"), name="submission_once"
            ),
        ),
    ]
