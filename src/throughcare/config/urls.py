"""Every address. Rooms bring their own; the order is that of the floors."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from throughcare.access.views import home

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home, name="home"),
    path("account/", include("throughcare.access.urls")),
    path("", include("throughcare.people.urls")),
    path("", include("throughcare.recording.urls")),
    path("", include("throughcare.care.urls")),
    path("", include("throughcare.casework.urls")),
]

if settings.DEMO or settings.DEBUG:
    urlpatterns.append(path("gallery/", include("throughcare.ui.gallery_urls")))

handler400 = "throughcare.ui.errors.bad_request"
handler403 = "throughcare.ui.errors.permission_denied"
handler404 = "throughcare.ui.errors.not_found"
handler500 = "throughcare.ui.errors.server_error"
