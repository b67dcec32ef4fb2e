"""Exchange as a Django application."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    """Bringing data in and taking it out."""

    name = "throughcare.exchange"
    label = "exchange"
