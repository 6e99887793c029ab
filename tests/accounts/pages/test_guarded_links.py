import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("address", "what_next"),
    [
        ("/mail/stop/cut-off/", "sign in and choose under “Mail you get”"),
        ("/mail/confirm/cut-off/", "Sign in and have another one sent"),
        ("/mail/shared/cut-off/", "The lead of your organisation"),
        ("/invitations/cut-off/", "Ask whoever invited you"),
        ("/copies/cut-off/", "A copy is kept for a week."),
        ("/registrations/cut-off/", "Register for the event with the same e-mail address"),
    ],
)
def test_link_from_a_mail_that_leads_to_nothing_says_what_to_do(client, address, what_next):
    page = client.get(address)
    assert page.status_code == 404
    assert "This link leads nowhere any more" in page.content.decode()
    assert what_next in page.content.decode()
