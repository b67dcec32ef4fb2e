"""The person, and the tokens by which they are found."""

from __future__ import annotations

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from throughcare.house.history import tracked


@tracked()
class Person(models.Model):
    """A young person (or anyone whose record the service keeps).

    Codes are those of the SSDA903 return; what a file brought that is on no code list is kept
    raw and its column named in ``invalid_codes``.
    """

    class Pronouns(models.TextChoices):
        """Recorded pronouns; where none are, the name is used."""

        SHE = "she", "she/her"
        HE = "he", "he/him"
        THEY = "they", "they/them"

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    """What stands in addresses: random, so that a neighbour cannot be guessed."""
    child_id = models.CharField(max_length=40, null=True, blank=True, unique=True)
    """The authority's own identifier, CHILD in the 903."""
    given_name = models.CharField(max_length=100, blank=True)
    family_name = models.CharField(max_length=100, blank=True)
    known_as = models.CharField(max_length=100, blank=True)
    pronouns = models.CharField(max_length=8, choices=Pronouns, blank=True)
    date_of_birth = models.DateField()
    sex = models.CharField(max_length=40, blank=True)
    ethnicity = models.CharField(max_length=40, blank=True)
    upn = models.CharField(max_length=40, blank=True)
    mother = models.CharField(max_length=40, blank=True)
    """MOTHER of the 903: 1 where she became a mother, 0 where not."""
    mother_child_date_of_birth = models.DateField(null=True, blank=True)
    invalid_codes = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    source = models.CharField(max_length=120, blank=True)
    """What the row came from, where no worker typed it: ``SSDA903 2026``."""
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="person_named_or_numbered",
                condition=~Q(given_name="") | ~Q(family_name="") | Q(child_id__isnull=False),
            ),
            models.CheckConstraint(
                name="person_born_after_1900", condition=Q(date_of_birth__gte="1900-01-01")
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The full name; people brought in by a 903 have none until somebody names them."""
        full = f"{self.given_name} {self.family_name}".strip()
        return full or f"Child {self.child_id}"

    @property
    def called(self) -> str:
        """What they like to be called: in sentences, and to them."""
        return self.known_as or self.given_name or self.name


class SearchToken(models.Model):
    """One token by which one person is found: derived, read by equality.

    Some thirty rows a person, so there is no more to keep than must be: the row is its own key,
    and the database does not check one by one that the person whom it was derived from exists.
    """

    pk = models.CompositePrimaryKey("person_id", "kind", "token")
    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="+", db_constraint=False, db_index=False
    )
    kind = models.CharField(max_length=2)
    token = models.CharField(max_length=60)
    rules_version = models.CharField(max_length=12)

    class Meta:
        indexes = [
            models.Index(fields=["token", "kind"], include=["person"], name="token_lookup"),
        ]

    def __str__(self) -> str:
        return self.token


class Headline(models.Model):
    """One room's line on the person page: derived."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    room = models.CharField(max_length=30)
    level = models.CharField(max_length=10)
    text = models.CharField(max_length=300)
    link = models.CharField(max_length=120, blank=True)
    sensitivity = models.CharField(max_length=20, default="ordinary")
    rules_version = models.CharField(max_length=12)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "room"], name="headline_one_a_room")
        ]

    def __str__(self) -> str:
        return self.text
