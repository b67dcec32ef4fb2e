"""Where somebody lives, as dated facts."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
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
    code = models.CharField(max_length=10)
    valid = models.BooleanField(default=True)
    source = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "as_at", "source"], name="accommodation_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} on {self.as_at}"


@tracked()
class Residence(models.Model):
    """Where somebody lives from a day, as a worker records it: one home at a time."""

    class Arranged(models.TextChoices):
        """Whether the authority arranged it, and under which section."""

        NO = "", "No"
        S23B = "s23B", "Yes: relevant child (section 23B)"
        S24B = "s24B", "Yes: care leaver in education (section 24B)"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    start = models.DateField()
    end = models.DateField(null=True, blank=True)
    code = models.CharField(max_length=10)
    """OC3's ACCOM, with its suffix for suitability."""
    arranged = models.CharField(max_length=4, choices=Arranged, blank=True)
    """Under these sections a visit is due within 7 days and then every 2 months (CL reg 8)."""
    place = models.CharField(max_length=120, blank=True)
    """What the place is called: never the address."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="residence_order",
                condition=models.Q(end__isnull=True) | models.Q(end__gte=models.F("start")),
            ),
            ExclusionConstraint(
                name="residence_one",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    (models.Func("start", "end", function="daterange"), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} from {self.start}"
