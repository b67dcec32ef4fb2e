"""The gallery's addresses; there in demo and development mode only."""

from django.urls import path

from throughcare.ui.gallery import views

urlpatterns = [
    path("", views.index, name="gallery"),
    path("form/", views.form, name="gallery_form"),
    path("<slug:part>/", views.part, name="gallery_part"),
]
