import re

import pytest
from django.core import mail
from django.urls import reverse

from tests.design.markup import Markup

PAGES = {
    "account_login": "Sign in",
    "account_signup": "Create an account",
    "account_reset_password": "Choose another password",
    "account_reset_password_done": "Check your e-mail",
    "account_inactive": "This account is switched off",
}


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "heading"), PAGES.items())
def test_account_page_has_our_heading_and_title(client, name, heading):
    markup = Markup.of(client.get(reverse(name)).content.decode())
    assert markup.texts("h1") == [heading]
    assert markup.texts("title")[0] == f"{heading} – How can we"


@pytest.mark.django_db
def test_sign_up_refused_says_why_beside_each_field(client):
    response = client.post(
        reverse("account_signup"), {"email": "nobody", "password1": "", "password2": ""}
    )
    markup = Markup.of(response.content.decode())
    assert markup.texts("title")[0] == "Error: Create an account – How can we"
    assert (
        markup.one("a", href="#id_email").text.strip()
        == "Enter an e-mail address, like name@council.gov.uk"
    )


@pytest.mark.django_db
def test_sign_up_sends_a_code_in_our_words(client):
    typed = {"name": "Ada", "email": "ada@example.org", "password1": "long enough by far"}
    client.post(reverse("account_signup"), typed)
    [message] = mail.outbox
    assert message.subject == "Confirm your e-mail address"
    code = re.search(r"window you left open: (\S+)\n", message.body)[1]
    assert len(code.replace("-", "")) >= 6
    assert "&" not in message.body
