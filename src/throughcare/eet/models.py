"""What somebody does: learning, work, or neither, as dated facts."""

from __future__ import annotations

from django.db import models

from throughcare.house.history import tracked
from throughcare.people.models import Person


@tracked()
class Activity(models.Model):
    """The main activity as it was on a day, by its OC3 code; raw and not valid if on no list."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    as_at = models.DateField()
    code = models.CharField(max_length=40)
    valid = models.BooleanField(default=True)
    source = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "as_at", "source"], name="activity_once")
        ]

    def __str__(self) -> str:
        return f"{self.code} on {self.as_at}"
