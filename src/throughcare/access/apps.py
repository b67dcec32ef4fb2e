"""Access as a Django application."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Who may do what, and who sees whom."""

    name = "throughcare.access"
    label = "access"
