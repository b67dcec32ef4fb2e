"""History kept by the database: every change of a fact, by whom, through which service."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import pghistory
from django.db import models

M = TypeVar("M", bound=type[models.Model])


def tracked(**options: Any) -> Callable[[M], M]:
    """Keep every version of a model's rows in a table ``<model>history`` beside it.

    The triggers are statement-level (settings), so bulk writes cannot escape them, and no
    application role may write to the history itself.
    """

    def wrap(model: M) -> M:
        track = pghistory.track(
            pghistory.InsertEvent(),
            pghistory.UpdateEvent(),
            pghistory.DeleteEvent(),
            model_name=f"{model.__name__}History",
            obj_field=pghistory.ObjForeignKey(related_name="history", related_query_name="history"),
            **options,
        )
        tracked_model: M = track(model)
        return tracked_model

    return wrap
