"""Every mail about an account says why it came and who runs the portal."""

from pathlib import Path

import pytest
from allauth.account.adapter import get_adapter
from allauth.core.context import request_context
from django.conf import settings
from django.core import mail

from tests.journeys.people import anybody

pytestmark = pytest.mark.django_db
FOLDERS = ("account", "mfa")
MESSAGES = [
    path.relative_to(settings.BASE_DIR / "templates").as_posix().removesuffix("_message.txt")
    for folder in FOLDERS
    for path in sorted(Path(settings.BASE_DIR / "templates" / folder / "email").glob("*_message.txt"))
    if not path.name.startswith("base_")
]  # fmt: skip


@pytest.fixture
def sent(rf):
    def send(prefix):
        request = rf.get("/")
        with request_context(request):
            get_adapter().send_mail(prefix, anybody().email, {"user_agent": "A & B"})
        return mail.outbox[-1].body

    return send


@pytest.mark.parametrize("prefix", MESSAGES)
def test_mail_about_an_account_says_why_it_came(prefix, sent):
    body = sent(prefix)
    assert body.count("Why you get this: Some") == 1
    assert f"{settings.SITE_NAME} is run by the {settings.OPERATOR_NAME}." in body
    assert "&amp;" not in body


def test_mail_that_tells_of_a_change_cannot_be_taken_for_one_that_was_asked_for(sent):
    assert "Why you get this: Something about the security" in sent(
        "account/email/password_changed"
    )
