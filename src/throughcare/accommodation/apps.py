"""Accommodation as a Django application."""

from django.apps import AppConfig


class AccommodationConfig(AppConfig):
    """Accommodation."""

    name = "throughcare.accommodation"
    label = "accommodation"
