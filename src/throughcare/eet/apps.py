"""Work and learning as a Django application."""

from django.apps import AppConfig


class EetConfig(AppConfig):
    """Work and learning."""

    name = "throughcare.eet"
    label = "eet"
