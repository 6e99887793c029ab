"""allauth's questions and refusals in the house's words. Its forms are loaded by name: see the settings."""

from typing import Any

from allauth.account import forms as account
from django import forms

LABELS = {
    "Email": "E-mail address",
    "Current Password": "Current password",
    "New Password": "New password",
    "New Password (again)": "New password, once more",
    "Password (again)": "Password, once more",
}
WRONG_CODE = "This code does not fit. Enter the newest one."
REFUSALS = {
    "account_inactive": "This account is switched off.",
    "cannot_remove_primary_email": "This is the address you sign in with. Choose another one first.",
    "duplicate_email": "This is your e-mail address already.",
    "email_password_mismatch": "The e-mail address or the password is not right.",
    "email_taken": "Somebody has an account with this e-mail address already.",
    "enter_current_password": "This is not your current password.",
    "incorrect_code": WRONG_CODE,
    "incorrect_password": "This is not your password.",
    "max_email_addresses": "You have %d e-mail addresses already, which is the most there can be.",
    "same_as_current": "This is what it was before. Enter something else.",
}
REFUSALS_OF_FACTORS = {
    "cannot_delete_authenticator": "Your work wants a second factor, so the last one stays.",
    "incorrect_code": WRONG_CODE,
    "unverified_email": "Confirm your e-mail address first.",
}


class InOurWords(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.label = LABELS.get(str(field.label), field.label)


class SignIn(InOurWords, account.LoginForm): ...


class SignUp(InOurWords, account.SignupForm): ...


class ChangeAddress(InOurWords, account.AddEmailForm): ...


class ChangePassword(InOurWords, account.ChangePasswordForm): ...


class SetPassword(InOurWords, account.SetPasswordForm): ...


class ForgottenPassword(InOurWords, account.ResetPasswordForm): ...


class PasswordFromLink(InOurWords, account.ResetPasswordKeyForm): ...
