"""Addresses of people: finding somebody."""

from django.urls import path

from throughcare.people import views

urlpatterns = [
    path("find/", views.find, name="find"),
]
