"""The page and the part of a page that say what others said already; the button that asks for them."""

import pytest
from django.urls import reverse

from challenges.models import Statement
from matching.enums import Kind
from tests.journeys import people
from tests.journeys.challenges import challenge_at, council_of, open_round, statement_at
from tests.journeys.matching import entry_of, read_everything

pytestmark = pytest.mark.django_db
SIMILAR = reverse("matching:similar")
NEW = reverse("challenges:new_statement")
VISITS = "How can we give social workers back the hours they spend writing up visits?"
ODD = [
    "",
    "visits",
    "visits \0 written up",
    "<script>alert(1)</script> visits",
    "Sut allwn ni roi’r oriau yn ôl i weithwyr cymdeithasol?",
    "🚀 🙂",
    "of the and to",
    "writing up visits " * 11_112,
]


@pytest.fixture
def officer(client):
    officer = people.officer()
    client.force_login(officer)
    return officer


def page_of(response):
    return response.content.decode()


def question_page(statement):
    return reverse("challenges:edit_statement", args=[statement.reference, "question"])


def test_part_lists_a_similar_challenge_with_its_reason_and_the_act(client, officer):
    challenge = challenge_at(question=VISITS)
    read_everything()
    response = client.get(SIMILAR, {"q": "How can we write up visits sooner?", "part": "1"})
    page = page_of(response)
    assert [one.subject for one in response.context["said"].challenges] == [challenge]
    assert "“A <mark>visit</mark> takes an hour. <mark>Writing</mark> it up takes another," in page
    assert f'href="/challenges/{challenge.slug}/support/" target="_blank"' in page
    assert page.lstrip().startswith('<div data-news="1 similar text found')


def test_part_offers_no_act_where_the_council_designed_or_the_challenge_is_closed(client, officer):
    challenge_at(by=officer, question=VISITS, title="Ours")
    challenge_at("closed", question=VISITS, title="Theirs, closed")
    read_everything()
    page = page_of(client.get(SIMILAR, {"q": VISITS, "part": "1"}))
    assert ("Your council shares it already." in page, "/support/" in page) == (True, False)


def test_part_escapes_whatever_others_wrote(client, officer):
    nasty = 'How can we <img src=x onerror=alert(1)> write & "visit" up ‘visits’?'
    challenge = challenge_at(
        question=nasty,
        title="<b>Visits</b>",
        challenge="Visits <script>alert(2)</script> take & hurt.",
    )
    own = statement_at("submitted", by=officer, question=nasty)
    read_everything()
    entry = entry_of(Kind.CHALLENGE, challenge)
    entry.sentences = ["Writing up <script>alert(3)</script> visits & visits"]
    entry.save()
    response = client.get(SIMILAR, {"q": nasty, "part": "1"})
    page = page_of(response)
    assert response.context["said"].statements[0].subject == own
    assert "&lt;script&gt;alert(3)&lt;/script&gt; <mark>visits</mark> &amp;" in page
    assert [bad for bad in ("<script", "<img", "<b>") if bad in page] == []


def test_another_councils_submitted_statement_does_not_appear(client, officer):
    statement_at("submitted", question=VISITS)
    statement_at("draft", question=VISITS)
    read_everything()
    page = page_of(client.get(SIMILAR, {"q": VISITS}))
    assert ("Nothing like it is public yet." in page, "/statements/S" in page) == (True, False)


@pytest.mark.parametrize("part", [{}, {"part": "1"}])
@pytest.mark.parametrize("text", ODD)
def test_any_text_gets_an_answer(client, officer, text, part):
    challenge_at(question=VISITS)
    read_everything()
    response = client.get(SIMILAR, {"q": text, "leaving_out": "\0" * 30, **part})
    assert (response.status_code, "<script>alert" in page_of(response)) == (200, False)


def test_page_without_text_asks_for_it(client, officer):
    response = client.get(SIMILAR)
    assert ("Start a statement with this question" in page_of(response)) is False
    assert response.context["form"].initial == {"q": ""}


def test_page_leads_on_to_a_statement_that_begins_with_the_text(client, officer):
    open_round()
    text = "How can we read & write “visits” up?"
    page = page_of(client.get(SIMILAR, {"q": text}))
    address = page.split(f'href="{NEW}?')[1].split('"')[0].replace("&amp;", "&")
    form = client.get(f"{NEW}?{address}").context["form"]
    assert form["question"].value() == text


def test_button_on_a_new_statement_shows_the_list_and_keeps_what_is_typed_unsaved(client, officer):
    open_round(), (chosen := open_round())
    challenge = challenge_at(question=VISITS, round=chosen)
    read_everything()
    typed = {
        "council": council_of(officer).pk,
        "round": chosen.pk,
        "question": "writing up visits, not a question yet",
    }
    response = client.post(NEW, {**typed, "look": "1"})
    form = response.context["form"]
    assert (response.status_code, Statement.objects.count()) == (200, 1)
    assert {name: str(form[name].value()) for name in typed} == {
        name: str(value) for name, value in typed.items()
    }
    assert (form.errors, f"/challenges/{challenge.slug}/" in page_of(response)) == ({}, True)


def test_button_on_a_statement_keeps_what_is_typed_and_still_notices_a_colleague(client, officer):
    statement = statement_at(by=officer, question=VISITS)
    page = question_page(statement)
    seen = client.get(page).context["form"].initial["seen"]
    typed = {"seen": seen, "question": "How can we write visits up sooner?"}
    client.post(page, {"seen": seen, "question": "How can we do something else?"})
    form = client.post(page, {**typed, "look": "1"}).context["form"]
    assert {name: form[name].value() for name in typed} == typed
    assert client.post(page, typed).status_code == 409


@pytest.mark.parametrize("text", ODD)
def test_button_keeps_any_text(client, officer, text):
    statement = statement_at(by=officer, question=VISITS)
    response = client.post(question_page(statement), {"question": text, "look": "1"})
    form = response.context["form"]
    assert (response.status_code, form["question"].value()) == (200, text)


def test_pages_about_a_question_read_nothing_of_others_until_they_are_asked(
    client, officer, django_assert_num_queries
):
    open_round()
    with django_assert_num_queries(6):
        client.get(NEW)
