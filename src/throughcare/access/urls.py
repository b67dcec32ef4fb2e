"""Signing in. Of allauth's addresses only those that have a page here."""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from django.urls import path, re_path

from throughcare.access import views

urlpatterns = [
    path("login/", views.sign_in, name="account_login"),
    path("demo/", views.demo_sign_in, name="demo_sign_in"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("password/change/", views.change_password, name="account_change_password"),
    path("password/reset/", views.reset_password, name="account_reset_password"),
    path("password/reset/done/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/key/done/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("", mfa.index, name="mfa_index"),
    path("code/", mfa.authenticate, name="mfa_authenticate"),
    path("app/", views.set_up_code, name="mfa_activate_totp"),
    path("app/remove/", views.remove_code, name="mfa_deactivate_totp"),
    path("spare-codes/", views.spare_codes, name="mfa_view_recovery_codes"),
    path("spare-codes/new/", views.new_spare_codes, name="mfa_generate_recovery_codes"),
    path(
        "spare-codes/download/",
        views.download_spare_codes,
        name="mfa_download_recovery_codes",
    ),
]
