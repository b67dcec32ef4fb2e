"""Where somebody lives, as dated facts."""

from __future__ import annotations

from django.db import models

from throughcare.house.history import tracked
from throughcare.people.models import Person


@tracked()
class Accommodation(models.Model):
    """Accommodation as it was on a day, by its OC3 code.

    Where the code is on no list it is kept raw and ``valid`` is false. Suitability is the
    code's own suffix: 1 suitable, 2 unsuitable (rulebook 3.4, 3.5).
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    as_at = models.DateField()
    code = models.CharField(max_length=40)
    valid = models.BooleanField(default=True)
    source = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "as_at", "source"], name="accommodation_once")
        ]

    def __str__(self) -> str:
        return f"{self.code} on {self.as_at}"
