"""Care as a Django application."""

from django.apps import AppConfig


class CareConfig(AppConfig):
    """Care."""

    name = "throughcare.care"
    label = "care"
