"""The forms of signing in, in our words."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from django import forms

PASSWORD_RULE = "At least 12 characters. Three words that mean something to you alone are good."  # noqa: S105
CODE = {"autocomplete": "one-time-code", "inputmode": "numeric", "class": "govuk-input--width-10"}


def _ask(field: forms.Field, label: str, ask: str, help_text: str = "") -> None:
    field.label = label
    field.help_text = help_text
    field.error_messages = {**field.error_messages, "required": ask, "invalid": ask}
    field.widget.attrs.pop("placeholder", None)


def _ask_twice(form: forms.Form) -> None:
    _ask(form.fields["password1"], "New password", "Enter a new password.", PASSWORD_RULE)
    _ask(form.fields["password2"], "The same again", "Enter the new password a second time.")


EMAIL = "Enter your email address, such as sam@example.gov.uk."


class LoginForm(account.LoginForm):
    """Address and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ask(self.fields["login"], "Email address", EMAIL)
        self.fields["login"].widget.attrs |= {"autocomplete": "username", "spellcheck": "false"}
        _ask(self.fields["password"], "Password", "Enter your password.")


class ResetPasswordForm(account.ResetPasswordForm):
    """The address to which a link goes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ask(self.fields["email"], "Email address", EMAIL)


class ResetPasswordKeyForm(account.ResetPasswordKeyForm):
    """A new password, after the link."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ask_twice(self)


class ChangePasswordForm(account.ChangePasswordForm):
    """The old password and a new one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ask(self.fields["oldpassword"], "Your password now", "Enter your password as it is now.")
        _ask_twice(self)


class ReauthenticateForm(account.ReauthenticateForm):
    """The password once more, before something that matters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ask(self.fields["password"], "Password", "Enter your password.")


class _Code(forms.Form):
    """What every form that asks for a code has in common."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ask(self.fields["code"], "Code", "Enter the six figures that your app shows.")
        self.fields["code"].widget.attrs |= CODE


class AuthenticateForm(_Code, mfa.AuthenticateForm):
    """A code at sign-in; a spare one will do."""


class ActivateTOTPForm(_Code, totp.ActivateTOTPForm):
    """The first code of a new app."""
