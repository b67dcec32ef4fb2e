"""Chronology as a Django application."""

from django.apps import AppConfig


class ChronologyConfig(AppConfig):
    """Chronology."""

    name = "throughcare.chronology"
    label = "chronology"
