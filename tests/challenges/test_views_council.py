from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from challenges.actions.statements import save_answers, submit_statement
from challenges.enums import StatementStatus as S
from challenges.models import Statement
from notifications.models import Message
from tests.documents.uploads import PDF, PNG, upload
from tests.journeys import people
from tests.journeys.challenges import (
    QUESTION,
    council_of,
    kind_of_ai,
    open_round,
    service_area,
    statement_at,
)

pytestmark = pytest.mark.django_db

ADVICE = (
    "Saved. Advice on your question: Begin with “How can we”, “How might we” or “How can residents”."
    " You can also go on as it is."
)


def page_of(statement, slug):
    return reverse("challenges:edit_statement", args=[statement.reference, slug])


def errors(response):
    form = response.context["form"]
    return {name: list(found) for name, found in form.errors.items()}


@pytest.fixture
def officer(client):
    officer = people.officer()
    client.force_login(officer)
    return officer


@pytest.mark.parametrize("count", [1, 30])
def test_own_statements_cost_the_same_for_one_and_for_thirty(
    client, officer, count, django_assert_num_queries
):
    round = open_round()
    for number in range(count):
        statement_at(by=officer, round=round, question=f"How can we {number}?")
    with django_assert_num_queries(7):
        response = client.get(reverse("challenges:my_statements"))
    assert len(response.context["page_obj"].object_list) == min(count, 25)


def test_own_statements_leave_those_of_other_councils_out(client, officer):
    colleagues = statement_at(by=people.officer(council_of(officer)))
    statement_at(question="How can we keep this one to ourselves?")
    response = client.get(reverse("challenges:my_statements"))
    assert list(response.context["page_obj"].object_list) == [colleagues]


def test_first_page_with_one_council_and_one_round_asks_for_the_question_only(client, officer):
    round = open_round()
    page = reverse("challenges:new_statement")
    form = client.get(page).context["form"]
    assert [field.name for field in form.visible_fields()] == ["question"]
    typed = {"council": council_of(officer).pk, "round": round.pk, "question": QUESTION}
    response = client.post(page, typed)
    statement = Statement.objects.get()
    assert (statement.question, response.url) == (QUESTION, page_of(statement, "challenge"))


def test_first_page_with_two_open_rounds_asks_which(client, officer):
    open_round(), open_round()
    form = client.get(reverse("challenges:new_statement")).context["form"]
    assert [field.name for field in form.visible_fields()] == ["round", "question"]


def test_first_page_without_open_round_says_when_the_next_one_opens(client, officer):
    opens = timezone.now() + timedelta(days=9)
    coming = open_round(statements_open_at=opens, statements_close_at=opens + timedelta(days=9))
    response = client.get(reverse("challenges:new_statement"))
    assert response.context["next_round"] == coming
    assert "No round takes statements now" in response.content.decode()


def test_statement_posted_for_another_council_is_refused(client, officer):
    round, other = open_round(), people.council()
    typed = {"council": other.pk, "round": round.pk, "question": QUESTION}
    response = client.post(reverse("challenges:new_statement"), typed)
    assert (response.status_code, list(errors(response)), Statement.objects.count()) == (
        422,
        ["council"],
        0,
    )


@pytest.mark.parametrize(
    "question",
    [
        "We want a chatbot",
        "Why can we not?",
        "How about we do?",
        "howcan we",
    ],
)
def test_question_that_does_not_begin_as_one_is_kept_and_advised_on(client, officer, question):
    statement = statement_at(by=officer)
    response = client.post(page_of(statement, "question"), {"question": question}, follow=True)
    statement.refresh_from_db()
    assert (response.redirect_chain, statement.question) == (
        [(page_of(statement, "challenge"), 302)],
        question,
    )
    assert [str(said) for said in response.context["messages"]] == [ADVICE]


def test_question_about_anybody_gets_no_advice_on_its_beginning(client, officer):
    statement = statement_at(by=officer)
    said = {"question": "How can AI help residents?"}
    response = client.post(page_of(statement, "question"), said, follow=True)
    assert list(response.context["messages"]) == []


def test_statement_may_start_with_any_words_and_reads_the_same_advice(client, officer):
    typed = {"council": council_of(officer).pk, "round": open_round().pk, "question": "A chatbot"}
    response = client.post(reverse("challenges:new_statement"), typed, follow=True)
    assert Statement.objects.get().question == "A chatbot"
    assert [str(said) for said in response.context["messages"]] == [ADVICE]


def test_statement_whose_question_begins_otherwise_can_be_submitted(client, officer):
    statement = statement_at(by=officer, question="We want a chatbot")
    client.post(reverse("challenges:check_statement", args=[statement.reference]))
    assert Statement.objects.get().status == S.SUBMITTED


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("How can we 🚀?", "How can we 🚀?"),
        ("HOW MIGHT WE مساعدة الناس؟", "HOW MIGHT WE مساعدة الناس؟"),
        ("  How  do\nwe go on? ", "How do we go on?"),
        ("How can we " + "x" * 289, "How can we " + "x" * 289),
        ("\u200b", ""),
        ("", ""),
    ],
)
def test_question_of_any_script_and_length_is_kept(client, officer, typed, kept):
    statement = statement_at(by=officer)
    response = client.post(page_of(statement, "question"), {"question": typed})
    statement.refresh_from_db()
    assert (response.status_code, statement.question) == (302, kept)


def test_question_of_301_characters_is_refused_and_kept_on_the_page(client, officer):
    statement, typed = statement_at(by=officer), "How can we " + "x" * 290
    response = client.post(page_of(statement, "question"), {"question": typed})
    assert (response.status_code, list(errors(response))) == (422, ["question"])
    assert typed in response.content.decode()


def test_line_ends_of_a_browser_count_as_one_character(client, officer):
    statement = statement_at(by=officer)
    typed = ("x" * 9 + "\r\n") * 500
    client.post(page_of(statement, "challenge"), {"challenge": typed})
    statement.refresh_from_db()
    assert len(statement.challenge) == 4999


def test_page_saved_half_empty_keeps_what_was_typed_and_goes_on(client, officer):
    statement = statement_at(by=officer)
    response = client.post(page_of(statement, "people"), {"people_affected_count": "1400"})
    statement.refresh_from_db()
    assert (statement.people_affected, statement.people_affected_count, response.url) == (
        "",
        1400,
        page_of(statement, "data"),
    )


def test_page_saved_with_the_second_button_goes_to_all_parts(client, officer):
    statement = statement_at(by=officer)
    response = client.post(page_of(statement, "people"), {"and_return": "1"})
    assert response.url == statement.get_absolute_url()


def test_every_page_keeps_every_answer(client, officer):
    statement, kind = statement_at(by=officer), kind_of_ai()
    client.post(
        page_of(statement, "data"),
        {
            "service_area": service_area("Planning").pk,
            "data_involved": ["open", "personal"],
            "kinds_of_ai": [kind.pk],
        },
    )
    statement.refresh_from_db()
    assert (
        str(statement.service_area),
        statement.data_involved,
        list(statement.kinds_of_ai.all()),
    ) == ("Planning", ["open", "personal"], [kind])


def test_page_saved_by_a_colleague_meanwhile_shows_both_texts_and_asks(client, officer):
    statement = statement_at(by=officer)
    seen = client.get(page_of(statement, "outcomes")).context["form"]["seen"].value()
    colleague = people.officer(statement.council, name="Lucy Thornton")
    save_answers(statement, {"outcomes": "Theirs"}, by=colleague, at=timezone.now())
    mine = {"outcomes": "Mine", "readiness": "fairly", "seen": seen}
    response = client.post(page_of(statement, "outcomes"), mine)
    statement.refresh_from_db()
    assert (response.status_code, statement.outcomes) == (409, "Theirs")
    assert response.context["edit"]["kept"] == [("What outcomes do you hope for?", "Theirs")]
    assert errors(response) == {
        "__all__": ["Lucy Thornton saved this page while you were writing. Nothing is lost."]
    }
    again = {**mine, "seen": response.context["form"]["seen"].value()}
    assert client.post(page_of(statement, "outcomes"), again).status_code == 302
    statement.refresh_from_db()
    assert statement.outcomes == "Mine"


def test_edit_page_of_a_submitted_statement_leads_back_to_it(client, officer):
    statement = statement_at(S.SUBMITTED, by=officer)
    response = client.get(page_of(statement, "question"))
    assert (response.status_code, response.url) == (302, statement.get_absolute_url())


def test_page_posted_after_submission_changes_nothing_and_keeps_the_typed_text(client, officer):
    statement = statement_at(S.SUBMITTED, by=officer)
    response = client.post(page_of(statement, "outcomes"), {"outcomes": "Too late"})
    statement.refresh_from_db()
    assert (response.status_code, statement.outcomes) == (422, "More time with people.")
    assert "Too late" in response.content.decode()


def test_submission_pressed_twice_submits_once_and_says_when(client, officer):
    statement = statement_at(by=officer)
    page = reverse("challenges:check_statement", args=[statement.reference])
    first = client.post(page)
    submitted_at = Statement.objects.get().submitted_at
    second = client.post(page, follow=True)
    assert (first.url, second.redirect_chain[-1][0]) == (statement.get_absolute_url(),) * 2
    assert Statement.objects.get().submitted_at == submitted_at
    assert [str(m)[:28] for m in second.context["messages"]] == [
        "Statement submitted. We writ",
        "This was already submitted o",
    ]


def test_submission_with_answers_missing_names_them(client, officer):
    statement = statement_at(by=officer, outcomes="")
    response = client.post(reverse("challenges:check_statement", args=[statement.reference]))
    assert errors(response) == {"__all__": ["Still to answer: the outcomes you hope for."]}


def test_returned_statement_shows_the_reasons_on_top(client, officer):
    statement = statement_at(S.RETURNED, by=officer)
    response = client.get(statement.get_absolute_url())
    assert response.context["returned"].text == "Say how many."


def test_timeline_of_the_council_does_not_name_staff(client, officer):
    statement = statement_at(S.RETURNED, by=officer)
    response = client.get(statement.get_absolute_url())
    assert [(h.title, h.by) for h in response.context["timeline"]] == [
        ("Returned with reasons", "LGA"),
        ("Submitted", officer.name),
        ("Draft started", officer.name),
    ]


def test_withdrawal_asks_first_and_then_withdraws(client, officer):
    statement = statement_at(S.SUBMITTED, by=officer)
    page = reverse("challenges:withdraw_statement", args=[statement.reference])
    client.get(page)
    assert Statement.objects.get().status == S.SUBMITTED
    client.post(page)
    assert Statement.objects.get().status == S.WITHDRAWN


def test_attachment_of_the_wrong_type_behind_a_right_name_is_refused(client, officer):
    statement = statement_at(by=officer)
    page = reverse("challenges:attachments", args=[statement.reference])
    response = client.post(page, {"upload": upload("map.pdf", PNG), "title": "Map"})
    assert (list(errors(response)), statement.attachments.count()) == (["upload"], 0)


def test_files_added_together_are_all_kept_under_their_own_names(client, officer):
    statement = statement_at(by=officer)
    page = reverse("challenges:attachments", args=[statement.reference])
    files = [upload("map.pdf"), upload("photo.png", PNG)]
    response = client.post(page, {"upload": files, "title": "Map"}, follow=True)
    titles = statement.attachments.order_by("pk").values_list("title", flat=True)
    assert (response.redirect_chain, list(titles)) == ([(page, 302)], ["map.pdf", "photo.png"])
    assert [str(said) for said in response.context["messages"]] == [
        "Files added. We check for viruses before a file opens."
    ]


def test_refused_file_spoils_none_of_those_beside_it(client, officer):
    statement = statement_at(by=officer)
    page = reverse("challenges:attachments", args=[statement.reference])
    files = [upload("empty.txt", b""), upload("map.pdf"), upload("photo.pdf", PNG)]
    response = client.post(page, {"upload": files, "title": ""})
    assert [attachment.title for attachment in statement.attachments.all()] == ["map.pdf"]
    assert errors(response) == {
        "upload": [
            "empty.txt: The file is empty. Choose another one.",
            "photo.pdf: The name ends in “.pdf” but the content is PNG image."
            " Give the file the ending of its real type.",
        ]
    }
    assert "map.pdf" in response.content.decode()


def test_eleven_files_at_once_are_refused_with_the_limit(client, officer):
    statement = statement_at(by=officer)
    page = reverse("challenges:attachments", args=[statement.reference])
    response = client.post(page, {"upload": [upload(f"{n}.pdf") for n in range(11)]})
    assert errors(response) == {"upload": ["Choose at most 10 files at once."]}
    assert statement.attachments.count() == 0
    assert "Up to 10.0 MB each, 10 files at once." in response.content.decode()


def test_attachment_added_is_listed_and_opens_only_after_its_scan(client, officer):
    statement = statement_at(by=officer)
    page = reverse("challenges:attachments", args=[statement.reference])
    client.post(page, {"upload": upload("map.pdf"), "title": "Map"})
    attachment = statement.attachments.get()
    file = reverse("challenges:attachment", args=[statement.reference, attachment.pk])
    assert client.get(file).status_code == 404
    attachment.document.scan_status, attachment.document.scanned_at = "clean", timezone.now()
    attachment.document.save()
    assert b"".join(client.get(file).streaming_content) == PDF


@pytest.mark.parametrize(
    "page", ["edit_statement", "check_statement", "withdraw_statement", "attachments", "statement"]
)
def test_statement_of_another_council_is_not_found(client, officer, page):
    other = statement_at(question="How can we keep this one to ourselves?")
    args = [other.reference, "question"] if page == "edit_statement" else [other.reference]
    address = reverse(f"challenges:{page}", args=args)
    assert [client.get(address).status_code, client.post(address).status_code] in (
        [404, 404],
        [404, 405],
    )


def test_link_button_of_a_page_saves_and_mails_the_way_back_to_it(client, officer):
    statement = statement_at(by=officer)
    typed = {"outcomes": "Half the calls", "and_link": "1"}
    response = client.post(page_of(statement, "outcomes"), typed, follow=True)
    statement.refresh_from_db()
    letter = Message.objects.get(kind="statement_carry_on")
    assert (statement.outcomes, letter.link) == ("Half the calls", page_of(statement, "outcomes"))
    assert [str(said) for said in response.context["messages"]] == [
        f"Saved. We sent a link to {officer.email}. It leads back to this draft."
    ]


def test_link_button_of_the_draft_pressed_twice_mails_once_and_says_so(client, officer):
    statement = statement_at(by=officer, outcomes="")
    address = reverse("challenges:send_link", args=[statement.reference])
    first, second = (client.post(address, follow=True) for _ in range(2))
    assert Message.objects.get(kind="statement_carry_on").link == page_of(statement, "outcomes")
    assert [str(said) for said in second.context["messages"]] == [
        f"A link to this draft went to {officer.email} within this hour. Look there."
    ]
    assert first.redirect_chain == [(statement.get_absolute_url(), 302)]


def test_link_leads_through_signing_in_and_lets_nobody_else_in(client, officer):
    page = page_of(statement_at(by=officer), "outcomes")
    client.logout()
    assert client.get(page).url == f"/account/login/?next={page}"
    client.force_login(people.officer())
    assert client.get(page).status_code == 404


def test_typed_text_of_an_expired_session_is_there_after_signing_in(client, officer):
    statement = statement_at(by=officer)
    client.logout()
    client.post(page_of(statement, "outcomes"), {"outcomes": "Typed for an hour"})
    client.force_login(officer)
    response = client.get(page_of(statement, "outcomes"))
    assert response.context["form"]["outcomes"].value() == "Typed for an hour"


def test_statement_page_once_submitted_shows_what_happens_next(client, officer):
    statement = statement_at(by=officer)
    submit_statement(statement, by=officer, at=timezone.now())
    response = client.get(statement.get_absolute_url())
    assert response.templates[0].name == "challenges/own_statement.html"
