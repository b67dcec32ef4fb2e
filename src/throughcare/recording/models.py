"""Drafts: one user's private, unfinished form."""

from __future__ import annotations

import uuid

from django.db import models

from throughcare.access.models import User
from throughcare.people.models import Person


class Draft(models.Model):
    """An unfinished form, saved as it is typed; it counts nowhere.

    ``version`` grows by one with each save: a save on an old version goes beside the draft,
    never over it, and both texts are shown.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    form = models.CharField(max_length=60)
    """Which form: ``casework.contact``."""
    title = models.CharField(max_length=200)
    url = models.CharField(max_length=300)
    """Where it is carried on."""
    fields = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1)
    window = models.UUIDField(null=True, blank=True)
    """The open form that saved last, by its idempotency key: its next save never clashes."""
    beside = models.JSONField(default=list, blank=True)
    """What other windows held when they met a newer version, kept until somebody joins them:
    ``[{"window", "at", "fields"}]``."""
    started_at = models.DateTimeField(auto_now_add=True)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "person", "form"], name="draft_one_a_form"),
        ]
        indexes = [models.Index(fields=["user", "-saved_at"], name="draft_mine")]

    def __str__(self) -> str:
        return self.title
