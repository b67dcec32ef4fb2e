"""Writing thousands of rows at a time: one parameter a statement instead of one a value.

``bulk_create`` and ``bulk_update`` spend most of their time on putting 50,000 parameters into a
statement. Here the rows go to the server as one JSON document, which the server takes apart.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import islice
from typing import Any, TypeVar

from django.db import connection, models
from django.db.models.expressions import DatabaseDefault

M = TypeVar("M", bound=models.Model)

BATCH = 2_000


def insert_many(rows: list[M]) -> list[M]:
    """Insert instances of one model, in order; each gets its id. Gives them back.

    As ``bulk_create``: no ``save`` and no signal; the database's constraints hold, and its
    defaults where a field was left to them in every row. For models with an id of their own.
    """
    if not rows:
        return rows
    model = type(rows[0])
    fields = [f for f in model._meta.concrete_fields if not _left_to_database(f, rows)]
    without = [row for row in rows if row.pk is None]
    for row, pk in zip(without, next_ids(model, len(without)), strict=True):
        row.pk = pk
    values = ([f.pre_save(row, add=True) for f in fields] for row in rows)
    insert_values(model, [f.attname for f in fields], values)
    for row in rows:
        row._state.adding = False
    return rows


def next_ids(model: type[models.Model], count: int) -> list[int]:
    """So many new ids of a model, in rising order."""
    if not count:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
            [model._meta.db_table, _key(model).column, count],
        )
        return [row[0] for row in cursor.fetchall()]


def insert_values(
    model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]
) -> None:
    """Insert rows of values, in the order of ``columns`` (attribute names of the model)."""
    statement = _statement(model, tuple(columns))
    source = iter(rows)
    with connection.cursor() as cursor:
        while batch := list(islice(source, BATCH)):
            cursor.execute(statement, [_document(batch)])


def update_many(rows: Sequence[models.Model], names: Iterable[str]) -> int:
    """Write these fields of instances of one model; how many rows there were to write."""
    if not rows:
        return 0
    model = type(rows[0])
    meta = model._meta
    fields: list[Any] = [_key(model), *(meta.get_field(name) for name in names)]
    quote = connection.ops.quote_name
    cells = ", ".join(f"{quote(f.column)} = {_cell(f, n)}" for n, f in enumerate(fields) if n)
    statement = (
        f"UPDATE {quote(meta.db_table)} AS t SET {cells}"  # noqa: S608
        " FROM jsonb_array_elements(%s::jsonb) AS r (v)"
        f" WHERE t.{quote(fields[0].column)} = {_cell(fields[0], 0)}"
    )
    written = 0
    values = ([f.pre_save(row, add=False) for f in fields] for row in rows)
    with connection.cursor() as cursor:
        while batch := list(islice(values, BATCH)):
            cursor.execute(statement, [_document(batch)])
            written += cursor.rowcount
    return written


def _document(rows: list[Any]) -> str:
    return json.dumps(rows, default=str, ensure_ascii=False)


def _left_to_database(field: Any, rows: Sequence[models.Model]) -> bool:
    if field.generated:
        return True
    left = [isinstance(getattr(row, field.attname), DatabaseDefault) for row in rows]
    if any(left) and not all(left):
        raise ValueError(f"{field.name} is left to the database in some rows and not in others.")
    return left[0]


def _key(model: type[models.Model]) -> Any:
    key = model._meta.pk
    if not isinstance(key, models.AutoField | models.BigAutoField):
        raise TypeError(f"{model.__name__} has no id of its own.")
    return key


@cache
def _statement(model: type[models.Model], columns: tuple[str, ...]) -> str:
    by_name: dict[str, Any] = {f.attname: f for f in model._meta.concrete_fields}
    quote = connection.ops.quote_name
    fields = [by_name[c] for c in columns]
    # Each row is a JSON array: cells are told by place, which spares their names in every row.
    cells = ", ".join(_cell(f, n) for n, f in enumerate(fields))
    names = ", ".join(quote(f.column) for f in fields)
    return (
        f"INSERT INTO {quote(model._meta.db_table)} ({names}) OVERRIDING SYSTEM VALUE "  # noqa: S608
        f"SELECT {cells} FROM jsonb_array_elements(%s::jsonb) WITH ORDINALITY AS r (v, n)"
        " ORDER BY n"
    )


def _cell(field: Any, place: int) -> str:
    """The SQL of one cell: the value at a place of the row's JSON array, as the column's type."""
    kind = field.db_type(connection) or "text"
    if isinstance(field, models.JSONField):
        return f"nullif(v -> {place}, 'null'::jsonb)"
    if kind.endswith("[]"):
        whole = f"ARRAY(SELECT jsonb_array_elements_text(v -> {place}))::{_plain(kind)}"
        return f"CASE jsonb_typeof(v -> {place}) WHEN 'array' THEN {whole} END"
    return f"(v ->> {place})::{_plain(kind)}"


def _plain(kind: str) -> str:
    # Without its length: a cast to varchar(n) would cut silently, an assignment refuses.
    return re.sub(r"\(\d+\)", "", kind)
