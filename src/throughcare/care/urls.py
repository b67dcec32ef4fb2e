"""Addresses of care. A period is named by its first day: nobody has two that begin on one."""

from datetime import date

from django.urls import path, register_converter

from throughcare.care import views


class Day:
    """A day in an address: ``2021-11-14``."""

    regex = "[0-9]{4}-[0-9]{2}-[0-9]{2}"

    def to_python(self, value: str) -> date:
        """Raises ValueError, which is answered with "not found", for a day that is none."""
        return date.fromisoformat(value)

    def to_url(self, value: date | str) -> str:
        """The day as it stands in the address."""
        return value if isinstance(value, str) else value.isoformat()


register_converter(Day, "day")

RECORD = "people/<uuid:person>/care/"

urlpatterns = [
    path(RECORD, views.care, name="care"),
    path(f"{RECORD}new/", views.care_new, name="care_new"),
    path(f"{RECORD}<day:start>/", views.care_correct, name="care_correct"),
    path(f"{RECORD}facts/<slug:kind>/new/", views.status_fact_new, name="status_fact_new"),
    path(f"{RECORD}facts/<slug:kind>/<day:start>/", views.status_fact_end, name="status_fact_end"),
]
