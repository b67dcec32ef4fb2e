"""Casework as a Django application."""

from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    """Casework."""

    name = "throughcare.casework"
    label = "casework"
