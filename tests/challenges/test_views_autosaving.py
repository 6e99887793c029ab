"""What the script of the form is answered when it saves by itself."""

from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone

from challenges.actions.statements import save_answers
from challenges.enums import StatementStatus as S
from tests.journeys import people
from tests.journeys.challenges import statement_at

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(client):
    officer = people.officer()
    client.force_login(officer)
    return statement_at(by=officer)


def address(draft, slug="outcomes", name="autosave"):
    return reverse(f"challenges:{name}", args=[draft.reference, slug])


def seen_on(client, draft, slug="outcomes"):
    page = client.get(address(draft, slug, "edit_statement"))
    return page.context["form"]["seen"].value()


def test_autosave_keeps_the_answers_and_says_when(client, draft):
    typed = {"outcomes": "Half the calls", "readiness": "fairly", "seen": seen_on(client, draft)}
    answer = client.post(address(draft), typed).json()
    draft.refresh_from_db()
    clock = f"{draft.saved_at.astimezone(ZoneInfo('Europe/London')):%H:%M}"
    assert (draft.outcomes, answer["news"]) == ("Half the calls", f"Saved at {clock}")
    assert answer["seen"] == seen_on(client, draft)


def test_second_autosave_with_the_new_fingerprint_is_no_conflict(client, draft):
    seen = seen_on(client, draft)
    for words in ("One", "One and two"):
        response = client.post(address(draft), {"outcomes": words, "seen": seen})
        seen = response.json()["seen"]
    draft.refresh_from_db()
    assert (response.status_code, draft.outcomes) == (200, "One and two")


def test_autosave_never_overwrites_a_colleague(client, draft):
    typed = {"outcomes": "Mine", "seen": seen_on(client, draft)}
    colleague = people.officer(draft.council, name="Lucy Thornton")
    save_answers(draft, {"outcomes": "Theirs"}, by=colleague, at=timezone.now())
    response = client.post(address(draft), typed)
    draft.refresh_from_db()
    assert (response.status_code, draft.outcomes) == (409, "Theirs")
    assert response.json() == {
        "news": "Not saved: Lucy Thornton saved this page while you were writing."
        " Press “Save and continue” to see both texts. Nothing you typed is lost."
    }


def test_autosave_without_a_fingerprint_overwrites_nothing_else(client, draft):
    before = draft.outcomes
    response = client.post(address(draft), {"outcomes": "From nowhere"})
    draft.refresh_from_db()
    assert (response.status_code, draft.outcomes) == (409, before)


def test_autosave_of_a_refused_answer_says_which_and_why(client, draft):
    typed = {"people_affected_count": "many", "seen": seen_on(client, draft, "people")}
    response = client.post(address(draft, "people"), typed)
    assert (response.status_code, response.json()["news"]) == (
        422,
        "Not saved yet. “About how many people?”: enter a whole number, like 12",
    )


def test_autosave_of_a_text_that_is_too_long_speaks_as_the_page_does(client, draft):
    typed = {"outcomes": "x" * 6000, "seen": seen_on(client, draft)}
    response = client.post(address(draft), typed)
    assert response.json()["news"] == (
        "Not saved yet. “What outcomes do you hope for?”: use 3000 characters or fewer (you typed 6000)"
    )


def test_autosave_of_a_submitted_statement_is_refused_with_the_reason(client):
    officer = people.officer()
    client.force_login(officer)
    submitted = statement_at(S.SUBMITTED, by=officer)
    response = client.post(address(submitted), {"outcomes": "Late", "seen": "0"})
    submitted.refresh_from_db()
    assert (response.status_code, submitted.outcomes) == (422, "More time with people.")
    assert response.json()["news"].startswith("Not saved. ")


def test_autosave_of_somebody_signed_out_leads_to_the_sign_in_page(client, draft):
    client.logout()
    response = client.post(address(draft), {"outcomes": "Typed"})
    assert response.url.startswith("/account/login/")


def test_autosave_of_somebody_signed_out_pushes_out_nothing_that_the_button_sent(client, draft):
    client.logout()
    client.post(address(draft, name="edit_statement"), {"outcomes": "Typed for an hour"})
    client.post(address(draft), {"outcomes": "Typed for"})
    client.force_login(draft.author)
    page = client.get(address(draft, name="edit_statement"))
    assert page.context["form"].data["outcomes"] == "Typed for an hour"


def test_page_with_both_texts_does_not_save_itself(client, draft):
    page = address(draft, name="edit_statement")
    assert "data-autosave-address" in client.get(page).content.decode()
    response = client.post(page, {"outcomes": "Mine", "seen": "an older page"})
    assert response.status_code == 409
    assert "data-autosave-address" not in response.content.decode()
