"""The pages' own Django application: its templates and its assets."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Layout, components and assets."""

    name = "throughcare.ui"
    label = "ui"
    verbose_name = "Pages"
