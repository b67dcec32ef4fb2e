"""People as a Django application."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """People."""

    name = "throughcare.people"
    label = "people"
