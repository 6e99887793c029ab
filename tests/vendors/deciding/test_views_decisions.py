import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from accounts.actions.memberships import give_role
from accounts.enums import Role
from accounts.standing import forget_standing
from notifications.models import Message
from tests.journeys import people, solutions, vetting
from vendors.actions.deciding.preparing import prepare_decision
from vendors.actions.vetting.interests import declare_interest
from vendors.enums import ConflictKind, SolutionStatus
from vendors.models import Assignment, Decision, SolutionVersion
from workflow.models import Event

pytestmark = pytest.mark.django_db
DUE_ON = vetting.term().due_on
DECISION = {
    "outcome": "eligible",
    "reason": "The answers hold.",
    "feedback": "Tell residents about it.",
    "on_B2": "Test it every year.",
    "responsible_deployment": "Watch the error rate.",
}
CONDITION = {
    "condition_1": "Renew the certificate.",
    "condition_1_due_on-day": DUE_ON.day,
    "condition_1_due_on-month": DUE_ON.month,
    "condition_1_due_on-year": DUE_ON.year,
}
HERE = reverse("vendors:decisions")


def url(name, version):
    return reverse(f"vendors:{name}", args=[version.solution.slug, version.number])


def words(response):
    return response.content.decode()


def agreed_version():
    version = vetting.solution_at(SolutionStatus.MODERATION)
    vetting.agree(version)
    return version


def seen_on(client, version):
    page = client.get(url("check_decision", version))
    return {"seen": page.context["form"]["seen"].value()}


@pytest.fixture
def officer(client):
    person = people.staff()
    client.force_login(person)
    return person


@pytest.fixture
def agreed():
    return agreed_version()


def test_decide_begins_with_feedback_from_the_reasons_of_meeting_and_assessors(
    client, officer, agreed
):
    form = client.get(url("decide", agreed)).context["form"]
    first, *others = form["on_B2"].value().split("\n\n")
    assert first == "Agreed on B2"
    assert sorted(others) == sorted(
        f"{one.assessor} finds it sound" for one in agreed.assignments.all()
    )
    assert form["on_B2"].help_text == "Agreed: 2 of 4. The assessors: 1, 3."


def test_decide_keeps_it_prepared_and_shows_what_the_vendor_will_read(client, officer, agreed):
    response = client.post(url("decide", agreed), DECISION, follow=True)
    assert response.redirect_chain[-1][0] == url("check_decision", agreed)
    assert "Check before you send" in words(response)
    for said in ("Eligible", *list(DECISION.values())[1:]):
        assert said in words(response)
    agreed.refresh_from_db()
    assert agreed.status == SolutionStatus.MODERATION
    assert Decision.objects.get().prepared_by == officer
    assert not Message.objects.filter(kind="solution_decided").exists()


def test_check_decision_shows_the_very_mail_that_is_sent_then(client, officer, agreed):
    said = {**DECISION, **CONDITION, "outcome": "eligible_with_conditions"}
    client.post(url("decide", agreed), said)
    letter = client.get(url("check_decision", agreed)).context["letter"]
    client.post(url("check_decision", agreed), seen_on(client, agreed))
    sent = Message.objects.get(kind="solution_decided")
    assert (sent.subject, sent.body) == (letter.subject, letter.body)
    assert f"- By {DUE_ON:%-d %B %Y}: Renew the certificate." in sent.body
    for said in list(DECISION.values())[1:]:
        assert said in sent.body


def test_vendor_reads_the_decision_as_it_was_checked_without_a_name_of_staff(
    client, officer, agreed
):
    client.post(url("decide", agreed), DECISION)
    client.post(url("check_decision", agreed), seen_on(client, agreed))
    client.force_login(solutions.lead_of(agreed))
    page = words(client.get(reverse("vendors:dossier", args=[agreed.solution.slug])))
    for said in ("Eligible", *list(DECISION.values())[1:]):
        assert said in page
    for person in [officer, *(one.assessor for one in agreed.assignments.all())]:
        assert escape(str(person)) not in page


def test_vendor_reads_nothing_of_a_decision_that_is_only_prepared(client, agreed):
    vetting.prepared(agreed)
    client.force_login(solutions.lead_of(agreed))
    page = words(client.get(reverse("vendors:dossier", args=[agreed.solution.slug])))
    for secret in ("The answers hold.", "Tell residents about it.", "prepare", "Prepare"):
        assert secret not in page


def test_decide_kept_for_later_asks_for_nothing_and_is_found_again(client, officer, agreed):
    response = client.post(url("decide", agreed), {"reason": "So far.", "later": "yes"})
    assert response.url == HERE
    form = client.get(url("decide", agreed)).context["form"]
    assert (form["outcome"].value(), form["reason"].value()) == ("", "So far.")


def test_decide_again_shows_every_word_of_the_prepared_decision(client, officer, agreed):
    terms = [
        vetting.term("Renew it.", 10),
        vetting.term("Test it.", 20),
        vetting.term("Say so.", 30),
    ]
    vetting.prepared(
        agreed, "eligible_with_conditions", conditions=terms, by_criterion={"B2": "Good."}
    )
    form = client.get(url("decide", agreed)).context["form"]
    assert form["on_B2"].value() == "Good."
    shown = [(text.value(), due_on.value()) for text, due_on in form.condition_fields()]
    assert shown == [(term.text, term.due_on) for term in terms]


def test_decide_add_another_condition_gives_room_and_loses_no_word(client, officer, agreed):
    response = client.post(url("decide", agreed), {**DECISION, **CONDITION, "more": "yes"})
    form = response.context["form"]
    assert response.status_code == 200
    assert [name for name in form.fields if name.startswith("condition_")][-1] == (
        "condition_3_due_on"
    )
    assert {name: form[name].value() for name in DECISION} == DECISION
    assert "There is a problem" not in words(response)
    assert f'value="{DUE_ON.year}"' in words(response)
    assert not Decision.objects.exists()


def test_decide_over_a_colleagues_words_tells_of_it_then_lets_them_be_replaced(
    client, officer, agreed
):
    vetting.prepared(agreed, "not_eligible", by=people.staff(name="Ana Lee"))
    refused = client.post(url("decide", agreed), DECISION)
    assert refused.status_code == 422
    assert "Meanwhile Ana Lee prepared" in words(refused)
    seen = {"seen": refused.context["form"]["seen"].value()}
    client.post(url("decide", agreed), {**DECISION, **seen})
    assert Decision.objects.get().outcome == "eligible"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"outcome": ""}, "decision"),
        ({"reason": " "}, "why"),
        ({"outcome": "eligible_with_conditions"}, "Name the conditions."),
        (CONDITION, "You wrote conditions."),
        ({"condition_1": "Renew it."}, "Say by which day condition 1 has to be met."),
        ({**CONDITION, "condition_1": ""}, "Say what has to be done for condition 1."),
        ({**CONDITION, "condition_1_due_on-year": 2020}, "choose a day after today"),
        ({"feedback": "", "on_B2": " "}, "Write feedback on the criteria or on the whole."),
        ({"responsible_deployment": ""}, "responsible deployment"),
    ],
)
def test_decide_with_something_missing_says_what_and_keeps_the_rest(
    client, officer, agreed, typed, said
):
    response = client.post(url("decide", agreed), {**DECISION, **typed})
    assert response.status_code == 422
    assert said in words(response)
    assert "The answers hold." in words(response) or "reason" in typed
    assert not Decision.objects.exists()


def test_check_decision_released_twice_says_so_to_the_second_press(client, officer, agreed):
    client.post(url("decide", agreed), DECISION)
    seen = seen_on(client, agreed)
    client.post(url("check_decision", agreed), seen)
    again = client.post(url("check_decision", agreed), seen, follow=True)
    agreed.refresh_from_db()
    assert agreed.status == SolutionStatus.ELIGIBLE
    assert "You did this already" in words(again)
    assert Event.objects.about(agreed).filter(name="find_eligible").count() == 1


def test_check_decision_rewritten_meanwhile_sends_nothing_and_says_who(client, officer, agreed):
    first = vetting.prepared(agreed)
    seen = seen_on(client, agreed)
    prepare_decision(
        agreed,
        vetting.decision("not_eligible"),
        by=people.staff(name="Ana Lee"),
        at=timezone.now(),
        replaces=first.prepared_at,
    )
    response = client.post(url("check_decision", agreed), seen)
    assert response.status_code == 422
    assert "Ana Lee" in words(response)
    assert SolutionVersion.objects.get().status == SolutionStatus.MODERATION


def test_decide_after_somebody_else_tells_what_they_did(client, officer, agreed):
    vetting.decide(agreed, SolutionStatus.NOT_ELIGIBLE, by=people.staff(name="Ana"))
    response = client.post(url("decide", agreed), DECISION)
    assert response.status_code == 409
    assert "Ana" in words(response)


def test_check_decision_with_nothing_prepared_leads_to_the_form(client, officer, agreed):
    assert client.get(url("check_decision", agreed)).url == url("decide", agreed)


@pytest.mark.parametrize("page", ["decide", "check_decision"])
def test_decide_is_closed_to_whoever_scored_it(client, agreed, page):
    vetting.prepared(agreed)
    assessor = Assignment.objects.first().assessor
    give_role(
        assessor, role=Role.LGA_OFFICER, organisation=people.lga(), by=None, at=timezone.now()
    )
    people.with_second_factor(assessor)
    forget_standing(assessor)
    client.force_login(assessor)
    assert client.get(url(page, agreed)).status_code == 404
    assert client.get(url("vetting", agreed)).status_code == 200
    (one,) = client.get(HERE).context["waiting"]
    assert one.missing == ["You scored it, so somebody else releases it."]


def test_decisions_lists_what_is_ready_what_is_missing_and_what_nobody_prepared(client, officer):
    ready, unfinished, bare = agreed_version(), agreed_version(), agreed_version()
    unagreed = vetting.solution_at(SolutionStatus.MODERATION)
    vetting.prepared(ready)
    vetting.prepared(unfinished, reason="", responsible_deployment="")
    vetting.prepared(unagreed)
    page = client.get(HERE)
    assert [(one.decision.version, one.missing) for one in page.context["waiting"]] == [
        (ready, []),
        (unfinished, ["Write why.", "Write the feedback on responsible deployment."]),
        (unagreed, ["Agree on B2."]),
    ]
    assert list(page.context["not_prepared"]) == [bare]
    assert [label for _, label in page.context["form"].fields["chosen"].choices] == [
        f"{ready.solution}: eligible"
    ]


def every_choice(client):
    """Nothing is chosen beforehand: what is released cannot be taken back."""
    form = client.get(HERE).context["form"]
    assert form["chosen"].value() is None
    return [value for value, _ in form.fields["chosen"].choices]


def test_decisions_released_together_tell_every_vendor(client, officer):
    versions = [agreed_version(), agreed_version()]
    for version in versions:
        vetting.prepared(version)
    page = client.post(HERE, {"chosen": every_choice(client)}, follow=True)
    assert "2 decisions released." in words(page)
    assert {v.status for v in SolutionVersion.objects.all()} == {SolutionStatus.ELIGIBLE}
    assert Message.objects.filter(kind="solution_decided").count() == 2


def test_decisions_chosen_and_rewritten_meanwhile_releases_none(client, officer):
    versions = [agreed_version(), agreed_version()]
    first, _ = [vetting.prepared(version) for version in versions]
    chosen = every_choice(client)
    prepare_decision(
        versions[0],
        vetting.decision("not_eligible"),
        by=people.staff(),
        at=timezone.now(),
        replaces=first.prepared_at,
    )
    page = client.post(HERE, {"chosen": chosen})
    assert page.status_code == 422
    assert "rewritten meanwhile" in words(page)
    assert {v.status for v in SolutionVersion.objects.all()} == {SolutionStatus.MODERATION}


def test_decisions_without_a_choice_asks_for_one(client, officer, agreed):
    vetting.prepared(agreed)
    page = client.post(HERE, {})
    assert page.status_code == 422
    assert "Choose at least one decision." in words(page)


def test_decisions_hide_vendors_of_declared_interest(client, officer, agreed):
    vetting.prepared(agreed)
    bare = agreed_version()
    for version in (agreed, bare):
        declare_interest(
            version.solution.vendor,
            kind=ConflictKind.PERSONAL,
            details="A cousin.",
            by=officer,
            at=timezone.now(),
        )
    page = client.get(HERE)
    assert "No decision is prepared" in words(page)
    assert str(agreed.solution) not in words(page)
    assert str(bare.solution) not in words(page)


@pytest.mark.parametrize("rows", [1, 30])
def test_decisions_costs_the_same_at_any_length(client, officer, rows, django_assert_num_queries):
    versions = [vetting.solution_at(SolutionStatus.MODERATION) for _ in range(rows)]
    for version in versions:
        vetting.prepared(version, "eligible_with_conditions", by_criterion={"B2": "Good."})
    client.get(HERE)
    with django_assert_num_queries(9):
        client.get(HERE)
