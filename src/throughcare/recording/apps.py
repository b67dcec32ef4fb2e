"""Recording as a Django application."""

from django.apps import AppConfig


class RecordingConfig(AppConfig):
    """Recording."""

    name = "throughcare.recording"
    label = "recording"
