"""Each transaction takes the role of whoever acts, before its first query."""

from __future__ import annotations

from django.db.backends.postgresql import base

from throughcare.access.acting import current


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's wrapper; the outermost ``atomic()`` tells the database who acts."""

    def _set_autocommit(self, autocommit: bool) -> None:
        super()._set_autocommit(autocommit)  # type: ignore[misc]
        if not autocommit and current.get() is not None:
            self.take_role()

    @property
    def speaks_for(self) -> int | None:
        """The id of the one user whose writes this connection may make.

        None where nobody acts, and for the installation, which may do things for others.
        """
        who = current.get()
        return who.user_id if who and who.database_role != "app_system" else None

    def take_role(self) -> None:
        """Take the acting user's role until the transaction ends; the login's own for nobody."""
        who = current.get()
        resting = self.settings_dict["OPTIONS"].get("assume_role") or "none"
        with self.cursor() as cursor:
            cursor.execute(
                "SELECT set_config('role', %s, true),"
                " set_config('throughcare.user', %s, true),"
                " set_config('throughcare.person', %s, true)"
                + (
                    ", set_config('transaction_read_only', 'on', true)"
                    if who and who.reads_only
                    else ""
                ),
                [
                    who.database_role if who else resting,
                    str(who.user_id) if who else "",
                    str(who.person_id or "") if who else "",
                ],
            )
