"""Addresses of drafts."""

from django.urls import path

from throughcare.recording import views

urlpatterns = [
    path("drafts/", views.drafts, name="drafts"),
    path("drafts/<uuid:draft>/both/", views.draft_both, name="draft_both"),
    path("drafts/<uuid:draft>/throw-away/", views.draft_discard, name="draft_discard"),
]
