"""Every change of a tracked row leaves the row as it became, one version a change."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models

from tests.security import rows

pytestmark = pytest.mark.django_db
PAST_THE_DOOR = True

TRACKED = sorted(
    (m.pgh_tracked_model for m in apps.get_models() if getattr(m, "pgh_tracked_model", None)),
    key=lambda m: m._meta.label,
)


def plain_column(model: type[models.Model]) -> str:
    """A column of text that may hold anything; for a model without one, a number."""
    for field in model._meta.concrete_fields:
        if field.name in ("name", "source", "place", "reason", "note", "works_for"):
            return field.column
    for field in model._meta.concrete_fields:
        if isinstance(field, models.CharField) and not field.choices:
            return field.column
    return "team_id" if model.__name__ == "Membership" else "id"


def versions(model: Any, pk: int) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT pgh_label FROM {model._meta.db_table}history"
            " WHERE pgh_obj_id = %s ORDER BY pgh_id",
            [pk],
        )
        return [label for (label,) in cursor.fetchall()]


@pytest.mark.parametrize("model", TRACKED, ids=lambda m: m._meta.label)
def test_each_change_leaves_a_version(model: Any, cast: rows.Cast, as_owner: Any) -> None:
    table = model._meta.db_table
    with as_owner():
        row = rows.make(model, person=cast.visible, user=cast.adviser)
        assert versions(model, row.pk) == ["insert"]
        column = CHANGES.get(model._meta.label, f"{plain_column(model)} = 'changed'")
        rows.execute(f"UPDATE {table} SET {column} WHERE id = {row.pk}")
        assert versions(model, row.pk) == ["insert", "update"]
        rows.execute(f"UPDATE {table} SET id = id WHERE id = {row.pk}")
        assert versions(model, row.pk) == ["insert", "update"]
        rows.execute(f"DELETE FROM {table} WHERE id = {row.pk}")
        assert versions(model, row.pk) == ["insert", "update", "delete"]


CHANGES = {
    "access.Membership": "start = start - 1",
    "access.Grant": "reason = 'changed'",
    "casework.TeamPlacement": "start = start - 1",
    "care.CarePeriod": "source = 'changed'",
}


def test_history_holds_everything_but_a_password() -> None:
    for model in TRACKED:
        own = {f.column for f in model._meta.concrete_fields}
        kept = {
            f.column
            for f in apps.get_model(
                model._meta.app_label, f"{model.__name__}History"
            )._meta.concrete_fields
        }
        assert own - kept <= {"password", "last_login"}, model.__name__
