"""The gallery alone, so that pages are tried before any room stands."""

from django.urls import include, path

urlpatterns = [path("gallery/", include("throughcare.ui.gallery_urls"))]

handler400 = "throughcare.ui.errors.bad_request"
handler403 = "throughcare.ui.errors.permission_denied"
handler404 = "throughcare.ui.errors.not_found"
handler500 = "throughcare.ui.errors.server_error"
