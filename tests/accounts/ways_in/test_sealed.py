import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command

from tests.journeys import people
from tests.journeys.people import TOTP_SECRET

pytestmark = pytest.mark.django_db
NEW, OLD = "n" * 50, "o" * 50


@pytest.fixture
def factor(settings) -> Authenticator:
    """One-time codes, set up under the old key."""
    settings.SECRET_KEY = OLD
    return TOTP.activate(people.anybody(), TOTP_SECRET).instance


def kept(factor: Authenticator) -> str:
    factor.refresh_from_db()
    return factor.data["secret"]


def opened(factor: Authenticator) -> str:
    return get_adapter().decrypt(kept(factor))


def test_seed_of_one_time_codes_cannot_be_read_in_the_database(factor):
    assert TOTP_SECRET not in kept(factor)
    assert opened(factor) == TOTP_SECRET


def test_recovery_codes_are_the_same_each_time_and_their_seed_cannot_be_read():
    codes = RecoveryCodes.activate(people.anybody())
    seed = codes.instance.data["seed"]
    assert seed.startswith("sealed:")
    assert get_adapter().decrypt(seed) not in seed
    assert codes.generate_codes() == RecoveryCodes(codes.instance).generate_codes()


def test_seed_opens_with_a_key_of_before_and_with_no_other(factor, settings):
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = NEW, [OLD]
    assert opened(factor) == TOTP_SECRET
    settings.SECRET_KEY_FALLBACKS = []
    with pytest.raises(ImproperlyConfigured, match="SECRET_KEY_FALLBACKS"):
        opened(factor)


def test_after_resealing_the_key_of_before_can_go(factor, settings):
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = NEW, [OLD]
    call_command("reseal_second_factors")
    settings.SECRET_KEY_FALLBACKS = []
    assert opened(factor) == TOTP_SECRET


def test_resealing_seals_what_was_kept_in_the_clear_and_leaves_passkeys_alone(factor):
    Authenticator.objects.filter(pk=factor.pk).update(data={"secret": TOTP_SECRET})
    passkey = Authenticator.objects.create(
        user=people.anybody(), type=Authenticator.Type.WEBAUTHN, data={"name": "Phone"}
    )
    assert opened(factor) == TOTP_SECRET
    call_command("reseal_second_factors")
    assert TOTP_SECRET not in kept(factor)
    assert opened(factor) == TOTP_SECRET
    passkey.refresh_from_db()
    assert passkey.data == {"name": "Phone"}
