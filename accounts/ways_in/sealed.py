"""Seeds of one-time and recovery codes, unreadable to whoever holds the database or a backup alone."""

import base64

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from accounts.ways_in.words import REFUSALS_OF_FACTORS

MARK = "sealed:"
SECRETS = ("secret", "seed")  # as allauth names them in a factor's data


class SecondFactors(DefaultMFAAdapter):
    """Loaded by name: see the settings."""

    error_messages = DefaultMFAAdapter.error_messages | REFUSALS_OF_FACTORS

    def encrypt(self, text: str) -> str:
        return MARK + _keys().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Reads plain ones too, from before seeds were sealed; `reseal` seals them.

        :raises ImproperlyConfigured: it was sealed with a key that the settings no longer name.
        """
        if not encrypted_text.startswith(MARK):
            return encrypted_text
        try:
            return _keys().decrypt(encrypted_text.removeprefix(MARK)).decode()
        except InvalidToken:
            raise ImproperlyConfigured(
                "A second factor is sealed with a key that is gone. Name it in SECRET_KEY_FALLBACKS."
            ) from None


def reseal(factor: Authenticator) -> None:
    """Under the key of today, whichever key it was sealed with before, or none."""
    adapter = SecondFactors()
    for name in SECRETS:
        if name in factor.data:
            factor.data[name] = adapter.encrypt(adapter.decrypt(factor.data[name]))
    factor.save(update_fields=["data"])


def _keys() -> MultiFernet:
    """The first seals; each may open."""
    return MultiFernet(
        [_derived(key) for key in [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]]
    )


def _derived(key: str) -> Fernet:
    """A key for this use alone, by RFC 5869."""
    derivation = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"second factors")
    return Fernet(base64.urlsafe_b64encode(derivation.derive(key.encode())))
