"""Users, teams, grants and the log of reads. A person is known here by a plain id."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models.functions import Lower, Now

from throughcare.access.roles import CHOICES, ROLES, Role
from throughcare.access.rules import allows
from throughcare.house.clock import today
from throughcare.house.history import tracked


class UserManager(BaseUserManager["User"]):
    """Finds users by e-mail address, whatever its capitals."""

    def get_by_natural_key(self, username: str | None) -> User:
        """The user with this address."""
        return self.get(email__iexact=username)


@tracked(exclude=["password", "last_login"])
class User(AbstractBaseUser):
    """Somebody who signs in, or the installation that commands act as.

    The password column is readable by the sign-in login alone: join this table with
    ``defer("…__password")``.
    """

    name = models.CharField(max_length=120)
    email = models.EmailField(unique=True)
    role = models.CharField(max_length=40, choices=CHOICES)
    person_id = models.BigIntegerField(null=True, blank=True, unique=True)
    """The young person's own id, for the role ``young_person`` and no other."""
    is_active = models.BooleanField(default=True)
    ends_on = models.DateField(null=True, blank=True)
    """The last day of access; an inspector always has one."""
    works_for = models.CharField(max_length=120, blank=True)
    """The agency or organisation, where it is not the authority itself."""

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name", "role"]

    objects: ClassVar[UserManager] = UserManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="user_email_once"),
            models.CheckConstraint(
                name="user_person_is_young_person",
                condition=models.Q(role="young_person", person_id__isnull=False)
                | (~models.Q(role="young_person") & models.Q(person_id__isnull=True)),
            ),
            models.CheckConstraint(
                name="user_inspector_ends",
                condition=~models.Q(role="inspector") | models.Q(ends_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def role_entry(self) -> Role:
        """The role as code: its sentence, permissions and reach."""
        return ROLES[self.role]

    @property
    def has_access_today(self) -> bool:
        """Whether the account is active and has not ended."""
        return self.is_active and (self.ends_on is None or self.ends_on >= today())

    def can(self, permission: str) -> bool:
        """Whether the user's role allows this."""
        return allows(self.role_entry, permission)

    def get_full_name(self) -> str:
        """The name shown beside what the user records."""
        return self.name


@tracked()
class Team(models.Model):
    """A team of the service."""

    name = models.CharField(max_length=80, unique=True)
    slug = models.SlugField(max_length=80, unique=True)
    caseload_limit = models.PositiveSmallIntegerField(default=20)
    """How many young people one adviser should have at most: the authority's own standard."""

    def __str__(self) -> str:
        return self.name


@tracked()
class Membership(models.Model):
    """Somebody's time in a team, as a dated fact."""

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="memberships")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    start = models.DateField()
    end = models.DateField(null=True, blank=True)
    """The first day on which they are no longer in the team."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="membership_order",
                condition=models.Q(end__isnull=True) | models.Q(end__gt=models.F("start")),
            ),
            ExclusionConstraint(
                name="membership_once",
                expressions=[
                    ("team", RangeOperators.EQUAL),
                    ("user", RangeOperators.EQUAL),
                    (
                        models.Func("start", "end", function="daterange"),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} in {self.team_id} from {self.start}"


class Subject(models.Model):
    """A person as access knows one: an id, and whether the record is restricted."""

    person_id = models.BigIntegerField(primary_key=True)
    restricted = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(
                fields=["person_id"], name="subject_restricted", condition=models.Q(restricted=True)
            )
        ]

    def __str__(self) -> str:
        return str(self.person_id)


@tracked()
class Grant(models.Model):
    """Why a user or a team sees a person: the fact from which sight follows."""

    class Source(models.TextChoices):
        """What the grant comes from."""

        CREATED = "created", "Made the record"
        ALLOCATION = "allocation", "Allocated to them"
        TEAM = "team", "Looked after by the team"
        NAMED = "named", "Named on a restricted record"
        EMERGENCY = "emergency", "Emergency access"

    person_id = models.BigIntegerField()
    user = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    team = models.ForeignKey(
        Team, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    source = models.CharField(max_length=20, choices=Source)
    reason = models.CharField(max_length=300, blank=True)
    record_id = models.BigIntegerField(null=True, blank=True)
    """Id of the record that the grant follows, in the table that ``source`` names."""
    from_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True, blank=True)
    granted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="grant_user_or_team",
                condition=models.Q(user__isnull=True) ^ models.Q(team__isnull=True),
            ),
            models.CheckConstraint(
                name="grant_order",
                condition=models.Q(until_at__isnull=True)
                | models.Q(until_at__gte=models.F("from_at")),
            ),
            models.CheckConstraint(
                name="grant_emergency_ends_with_reason",
                condition=~models.Q(source="emergency")
                | (models.Q(until_at__isnull=False) & ~models.Q(reason="")),
            ),
        ]
        indexes = [
            models.Index(fields=["person_id"], name="grant_person"),
            models.Index(fields=["source", "record_id"], name="grant_record"),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.person_id}"


class Sight(models.Model):
    """Who sees whom, from when, until when: derived from grants and memberships.

    Its one writer is the database function ``access_refresh_sight``.
    """

    user_id = models.BigIntegerField()
    person_id = models.BigIntegerField()
    from_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["user_id", "person_id"],
                include=["from_at", "until_at"],
                name="sight_user_person",
            ),
            models.Index(fields=["person_id"], name="sight_person"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} sees {self.person_id}"


class ReadLog(models.Model):
    """Every opening of a person's record, and every refusal.

    Written on a second connection, so that the rollback of a refused request cannot erase it.
    """

    at = models.DateTimeField(db_default=Now())
    user_id = models.BigIntegerField()
    subject = models.UUIDField()
    """The address that was asked for; a refusal may name nobody who exists."""
    person_id = models.BigIntegerField(null=True)
    route = models.CharField(max_length=120)
    method = models.CharField(max_length=8)
    allowed = models.BooleanField()
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["subject", "-at"], name="readlog_subject"),
            models.Index(fields=["user_id", "-at"], name="readlog_user"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.route} {self.at:%Y-%m-%d}"


class Throttle(models.Model):
    """Counts of tries at signing in: the table of Django's database cache, in its shape."""

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.cache_key
