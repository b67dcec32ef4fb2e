"""Allocation, contact, and what is owed."""

from __future__ import annotations

import uuid

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.db.models.functions import Now

from throughcare.access.models import Team, User
from throughcare.house.history import tracked
from throughcare.people.models import Person


@tracked()
class TeamPlacement(models.Model):
    """Which team looks after a person, from a day: one team at a time."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    start = models.DateField()
    end = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="team_placement_order", condition=Q(end__isnull=True) | Q(end__gte=F("start"))
            ),
            ExclusionConstraint(
                name="team_placement_one",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    (Func("start", "end", function="daterange"), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.team_id} from {self.start}"


@tracked()
class Allocation(models.Model):
    """Who works with a person, in what part, from a day: one of each part at a time."""

    class Part(models.TextChoices):
        """The part that the worker has."""

        ADVISER = "adviser", "Personal adviser"
        SOCIAL_WORKER = "social_worker", "Social worker"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="allocations")
    worker = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    part = models.CharField(max_length=20, choices=Part)
    start = models.DateField()
    end = models.DateField(null=True, blank=True)
    """The first day without them."""
    reason_ended = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="allocation_order", condition=Q(end__isnull=True) | Q(end__gte=F("start"))
            ),
            ExclusionConstraint(
                name="allocation_one_a_part",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    ("part", RangeOperators.EQUAL),
                    (Func("start", "end", function="daterange"), RangeOperators.OVERLAPS),
                ],
            ),
        ]
        indexes = [models.Index(fields=["worker", "person"], name="allocation_worker")]

    def __str__(self) -> str:
        return f"{self.part} {self.worker_id} from {self.start}"


@tracked()
class Contact(models.Model):
    """A visit or another contact, or an attempt at one.

    An attempt never meets a duty and never counts as seen (rulebook, section 2).
    """

    class Kind(models.TextChoices):
        """How the contact was made."""

        VISIT = "visit", "Visit in person"
        PHONE = "phone", "Phone call"
        VIDEO = "video", "Video call"
        MESSAGE = "message", "Text or message"

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="contacts")
    worker = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind)
    happened_on = models.DateField()
    happened_at = models.TimeField(null=True, blank=True)
    seen = models.BooleanField()
    """Whether the young person was met or spoken to; false for an attempt."""
    seen_alone = models.BooleanField(null=True, blank=True)
    home_seen = models.BooleanField(null=True, blank=True)
    place = models.CharField(max_length=120, blank=True)
    their_words = models.TextField(blank=True)
    """What they said, in their own words."""
    note = models.TextField(blank=True)
    agreed = models.TextField(blank=True)
    shared = models.BooleanField(default=True)
    """Whether the young person reads it on their own side; shared unless a reason says why not."""
    why_not_shared = models.CharField(max_length=300, blank=True)
    withdrawn_because = models.CharField(max_length=300, blank=True)
    """Why it should never have been recorded here; such a contact counts nowhere."""
    recorded_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="contact_attempt_sees_nobody",
                condition=Q(seen=True) | (Q(seen_alone__isnull=True) & Q(home_seen__isnull=True)),
            ),
            models.CheckConstraint(
                name="contact_home_seen_on_visit",
                condition=Q(home_seen__isnull=True) | Q(kind="visit"),
            ),
            models.CheckConstraint(
                name="contact_unshared_says_why",
                condition=Q(shared=True) | ~Q(why_not_shared=""),
            ),
        ]
        indexes = [models.Index(fields=["person", "-happened_on", "-id"], name="contact_person")]

    def __str__(self) -> str:
        return f"{self.kind} on {self.happened_on}"


@tracked()
class Milestone(models.Model):
    """A dated step that starts or meets a duty: an assessment, a plan, a review, a move.

    The day and who stands for it. What was assessed or planned is kept by the rooms of the
    plan and of the home.
    """

    class Kind(models.TextChoices):
        """The step, by its name in the chronology and in the statute's rules."""

        ASSESSMENT = "needs_assessment_completed", "Assessment of needs completed"
        PLAN = "pathway_plan_signed", "Pathway plan signed"
        REVIEW = "pathway_review_held", "Pathway plan reviewed"
        MOVED_IN = "moved_into_s23b_accommodation", "Moved into a home that we arranged"
        MOVED_OUT = "left_s23b_accommodation", "Left the home that we arranged"

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="milestones")
    worker = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40, choices=Kind)
    on = models.DateField()
    note = models.TextField(blank=True)
    withdrawn_because = models.CharField(max_length=300, blank=True)
    """Why it should never have been recorded here; such a step counts nowhere."""
    recorded_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind", "on"],
                name="milestone_once_a_day",
                condition=Q(withdrawn_because=""),
            )
        ]
        indexes = [models.Index(fields=["person", "-on", "-id"], name="milestone_person")]

    def __str__(self) -> str:
        return f"{self.kind} on {self.on}"


@tracked()
class InTouch(models.Model):
    """Whether the authority was in touch as at a day, by its OC3 code; raw if on no list."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    as_at = models.DateField()
    code = models.CharField(max_length=40)
    valid = models.BooleanField(default=True)
    source = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "as_at", "source"], name="in_touch_once")
        ]

    def __str__(self) -> str:
        return f"{self.code} on {self.as_at}"


class Duty(models.Model):
    """What is owed to a person: derived from the status and the chronology.

    Its state on a day is no column: ``casework.rules.state`` and its twin in SQL.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="duties")
    code = models.CharField(max_length=40)
    occurrence = models.PositiveIntegerField()
    opens_on = models.DateField()
    statutory_due = models.DateField(null=True)
    local_due = models.DateField(null=True)
    due_on = models.DateField(null=True)
    """The date a worker works to: the stricter of the two."""
    met_on = models.DateField(null=True)
    ceased_on = models.DateField(null=True)
    anchor_on = models.DateField(null=True)
    anchor_kind = models.CharField(max_length=40, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    """One line for a worklist: what happened, what the rule says."""
    certainty = models.CharField(max_length=1)
    rules_version = models.CharField(max_length=12)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "code", "occurrence"],
                name="duty_once",
                deferrable=models.Deferrable.DEFERRED,
            )
        ]
        indexes = [
            # Worklists and the numbers of teams read nothing but this index.
            models.Index(
                fields=["person", "due_on"],
                include=["code", "opens_on", "ceased_on", "met_on"],
                name="duty_open",
                condition=Q(met_on__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.occurrence}"


class LastSeen(models.Model):
    """When somebody was last seen, last in contact and last tried: derived, one row a person.

    Lists of hundreds read this and not the contacts.
    """

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="last_seen")
    seen_on = models.DateField(null=True)
    """The last visit at which the young person was met; attempts never count."""
    seen_place = models.CharField(max_length=120, blank=True)
    contact_on = models.DateField(null=True)
    contact_kind = models.CharField(max_length=10, blank=True)
    attempt_on = models.DateField(null=True)
    attempts_since = models.PositiveIntegerField(default=0)
    """Attempts that failed since the last contact."""
    rules_version = models.CharField(max_length=12)

    def __str__(self) -> str:
        return str(self.person_id)
