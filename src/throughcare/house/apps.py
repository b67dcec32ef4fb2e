"""The house as a Django application."""

from django.apps import AppConfig


class HouseConfig(AppConfig):
    """How rooms plug in."""

    name = "throughcare.house"
    label = "house"
