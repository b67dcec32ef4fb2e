"""The house's own table: which form posts have already been acted on."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Now


class Submission(models.Model):
    """One form post, by its idempotency key and what was in it, and where it led.

    A double tap or a replay after lost network finds the row and is sent to the same place. The
    same form with other words in it (back, change, save) is another post.
    """

    user_id = models.BigIntegerField()
    key = models.UUIDField()
    digest = models.CharField(max_length=64, default="")
    """SHA-256 of the posted fields, without the token against forgery."""
    path = models.CharField(max_length=300)
    location = models.CharField(max_length=500, blank=True)
    posted_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user_id", "key", "digest"], name="submission_once"),
        ]
        indexes = [models.Index(fields=["posted_at"], name="submission_posted_at")]

    def __str__(self) -> str:
        return f"{self.path} {self.key}"
