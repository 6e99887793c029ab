from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from challenges.actions.statements import save_answers
from tests.journeys import people
from tests.journeys.challenges import statement_at

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(client):
    officer = people.officer()
    client.force_login(officer)
    return statement_at("draft", by=officer)


def advised(response):
    return [reading.rule.id for reading in response.context["advice"].advised]


def test_check_my_words_saves_and_shows_the_same_page_with_advice(client, draft):
    address = reverse("challenges:edit_statement", args=[draft.reference, "question"])
    seen = client.get(address).context["form"].initial["seen"]
    typed = {"question": "How can we procure a chatbot?", "seen": seen, "check_words": "1"}
    response = client.post(address, typed, follow=True)
    assert response.redirect_chain == [(f"{address}#coach", 302)]
    draft.refresh_from_db()
    assert draft.question == typed["question"]
    assert "problem" in advised(response)
    assert "We read: “procure a chatbot”" in response.content.decode()


def test_coach_reads_what_is_typed_and_saves_nothing(client, draft):
    before = draft.question
    address = reverse("challenges:coach", args=[draft.reference, "question"])
    response = client.post(address, {"question": "How can we buy an app?"})
    draft.refresh_from_db()
    assert ("problem" in advised(response), draft.question) == (True, before)


def test_check_page_advises_on_the_whole_draft(client, draft):
    response = client.get(reverse("challenges:check_statement", args=[draft.reference]))
    assert "Advice on your words" in response.content.decode()
    assert response.status_code == 200


def test_rules_page_shows_every_rule_with_its_examples(client, draft):
    response = client.get(reverse("challenges:coach_rules"))
    assert [rule.id for rule in response.context["rules"]][:2] == ["begins", "one_question"]
    assert "How can we procure a chatbot for missed bins?" in response.content.decode()


@pytest.mark.parametrize(("minutes", "is_told"), [(29, True), (31, False)])
def test_a_colleague_who_saved_within_half_an_hour_is_named(client, draft, minutes, is_told):
    at = timezone.now() - timedelta(minutes=minutes)
    colleague = people.officer(name="Ada Quill")
    save_answers(draft, {"outcomes": "Fewer calls."}, by=draft.author, at=at)
    address = reverse("challenges:edit_statement", args=[draft.reference, "people"])
    assert "also writes here" not in client.get(address).content.decode()
    type(draft).objects.filter(pk=draft.pk).update(saved_by=colleague)
    page = client.get(address).content.decode()
    told = f"{colleague} also writes here, last saved {timezone.localtime(at):%H:%M}."
    assert (told in page) is is_told
