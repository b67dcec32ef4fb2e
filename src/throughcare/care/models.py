"""Care as dated facts, and the legal status that follows from them."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from throughcare.house.history import tracked
from throughcare.people.models import Person


@tracked()
class CarePeriod(models.Model):
    """One period of care under one legal status in one placement: an SSDA903 episode.

    The start day counts, the end day does not. Codes are those of the return; there is room for
    what a file brings instead of a code, which is kept raw.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="care_periods")
    start = models.DateField()
    """DECOM."""
    end = models.DateField(null=True, blank=True)
    """DEC: the first day on which the period no longer holds."""
    legal_status = models.CharField(max_length=40)
    """LS."""
    category_of_need = models.CharField(max_length=40, blank=True)
    """CIN."""
    reason_started = models.CharField(max_length=40, blank=True)
    """RNE."""
    reason_ended = models.CharField(max_length=40, blank=True)
    """REC."""
    placement_type = models.CharField(max_length=40, blank=True)
    """PLACE."""
    placement_provider = models.CharField(max_length=40, blank=True)
    """PLACE_PROVIDER."""
    reason_placement_changed = models.CharField(max_length=40, blank=True)
    """REASON_PLACE_CHANGE."""
    home_postcode = models.CharField(max_length=40, blank=True)
    placement_postcode = models.CharField(max_length=40, blank=True)
    urn = models.CharField(max_length=40, blank=True)
    """The provider's number in Ofsted's register."""
    short_break = models.BooleanField(default=False)
    invalid_codes = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    source = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "start"], name="care_period_once"),
            models.CheckConstraint(
                name="care_period_order", condition=Q(end__isnull=True) | Q(end__gte=F("start"))
            ),
            ExclusionConstraint(
                name="care_period_no_overlap",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    (Func("start", "end", function="daterange"), RangeOperators.OVERLAPS),
                ],
                # At the statement's end, unless corrections of several periods ask to be looked
                # at together: one may only give up a day that another takes.
                deferrable=models.Deferrable.IMMEDIATE,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.legal_status} {self.start} to {self.end or 'now'}"


@tracked()
class StatusFact(models.Model):
    """A dated fact beside care on which a legal status hangs."""

    class Kind(models.TextChoices):
        """What sort of fact; the words of the statute's own facts."""

        HOME = "home", "Lives with a parent or somebody with parental responsibility"
        DETAINED = "detained", "Detained or in hospital"
        SGO = "sgo", "Special guardianship"
        EDUCATION = "education", "Education or training in the pathway plan"
        REQUEST = "request", "Asked for support"
        DIED = "died", "Died"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="status_facts")
    kind = models.CharField(max_length=12, choices=Kind)
    start = models.DateField()
    end = models.DateField(null=True, blank=True)
    detail = models.JSONField(default=dict, blank=True)
    """home: ``with``; sgo: ``looked_after_immediately_before``; education:
    ``programme_from_before_21``; request: ``kind`` (support, education, opt_out)."""
    source = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "kind", "start"], name="status_fact_once"),
            models.CheckConstraint(
                name="status_fact_order", condition=Q(end__isnull=True) | Q(end__gte=F("start"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} from {self.start}"


@tracked()
class StatedStatus(models.Model):
    """A legal status that a source states, where no history of care is here to derive one."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="stated_statuses")
    status = models.CharField(max_length=30)
    """A code of ``throughcare.statute.status.Status``."""
    from_day = models.DateField()
    source = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "from_day"], name="stated_status_once")
        ]

    def __str__(self) -> str:
        return f"{self.status} says {self.source}"


class StatusPeriod(models.Model):
    """A legal status from a day to a day: derived from care and status facts, to 25 and on."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="status_periods")
    status = models.CharField(max_length=30)
    start = models.DateField()
    end = models.DateField(null=True)
    flags = ArrayField(models.CharField(max_length=30), default=list)
    certain = models.BooleanField()
    stated = models.BooleanField(default=False)
    """Said by a source, not derived; ``source`` names it."""
    source = models.CharField(max_length=120, blank=True)
    responsible = models.CharField(max_length=10, default="this")
    forecast = models.DateField(null=True)
    rules_version = models.CharField(max_length=12)

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="status_period_no_overlap",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    (Func("start", "end", function="daterange"), RangeOperators.OVERLAPS),
                ],
                deferrable=models.Deferrable.DEFERRED,
            ),
        ]
        indexes = [
            models.Index(
                fields=["person", "start"], include=["end", "status"], name="status_period_person"
            )
        ]

    def __str__(self) -> str:
        return f"{self.status} from {self.start}"
