"""The spine of the record: one append-only row for each thing that happened to a person."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Now

from throughcare.access.models import User


class Event(models.Model):
    """Something that happened to a person.

    Never changed: a correction is a later event that voids the earlier one.
    """

    class Significance(models.IntegerChoices):
        """How much it matters in the story."""

        ROUTINE = 1, "Routine"
        MATTERS = 2, "Matters most"

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="chronology")
    kind = models.CharField(max_length=40)
    happened_on = models.DateField()
    happened_at = models.TimeField(null=True, blank=True)
    recorded_at = models.DateTimeField(db_default=Now())
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    summary = models.CharField(max_length=300, blank=True)
    words = models.TextField(blank=True)
    """The young person's own words, exactly as given."""
    record_type = models.CharField(max_length=40, blank=True)
    record_id = models.BigIntegerField(null=True, blank=True)
    significance = models.SmallIntegerField(choices=Significance, default=Significance.ROUTINE)
    shared = models.BooleanField(default=False)
    """Whether the young person sees it on their own side."""
    sensitivity = models.CharField(max_length=20, default="ordinary")
    data = models.JSONField(default=dict, blank=True)
    """What a duty's rule needs beside the kind: ``{"to_18": true}``."""
    voids = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="voided_by"
    )

    class Meta:
        indexes = [
            models.Index(fields=["person", "-happened_on", "-id"], name="event_story"),
            models.Index(fields=["record_type", "record_id"], name="event_record"),
        ]

    def __str__(self) -> str:
        return f"{self.happened_on} {self.kind}"
