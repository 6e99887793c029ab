"""The pages of vetting as their readers see them, against the real criteria."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate
from playwright.sync_api import expect

from tests.browser.conftest import fits
from tests.browser.pressing import press
from tests.journeys import people, solutions, vetting
from vendors.actions.supply.solutions import submit_solution
from vendors.actions.vetting.interests import declare_interest
from vendors.enums import ConflictKind, SolutionStatus
from vendors.models import Condition
from vendors.queries.vetting.dossiers import scored_criteria


@pytest.fixture
def real_round():
    return solutions.round_taking_solutions(solutions.criteria_set(solutions.REAL_CRITERIA))


@pytest.fixture
def page_of(new_page, live_server):
    """A page of somebody who has signed in already."""

    def open_page(person, **how):
        client, page = Client(), new_page(**how)
        client.force_login(person)
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}]
        )
        return page

    return open_page


def submitted(round, name="Visit Notes"):
    version = solutions.draft(solutions.bound_vendor("Larkfield Software"), name=name, round=round)
    solutions.answered(solutions.described(version))
    submit_solution(version, by=solutions.lead_of(version), at=timezone.now())
    return version


def in_vetting(round, name="Visit Notes"):
    version = submitted(round, name)
    vetting.let_in(version)
    return version


def in_moderation(round):
    version = in_vetting(round)
    vetting.handed_in(version, people.assessor(name="Priya Marsh"), value=1)
    vetting.handed_in(version, people.assessor(name="Tom Hale"), value=3)
    vetting.moderate(version)
    return version


def of(name, version, *more):
    return reverse(f"vendors:{name}", args=[version.solution.slug, version.number, *more])


def look_at(page, photograph, address, name):
    page.goto(address)
    fits(page, photograph, f"vetting-{name}")


def test_staff_pages_at_every_width_are_accessible_and_fit(page_of, photograph, real_round):
    waiting, version = submitted(real_round, "Case Scribe"), in_moderation(real_round)
    asked = vetting.solution_at(SolutionStatus.CLARIFICATION)
    page = page_of(people.administrator(name="Grace Okoro"))
    code = scored_criteria(version)[0].code
    for name, address in {
        "list": reverse("vendors:vetting_list"),
        "gate": of("vetting", waiting),
        "return": of("return_solution", waiting),
        "dossier": of("vetting", asked),
        "assign": of("assign", asked),
        "moderation": of("moderation", version),
        "agree": of("agree_score", version, code),
        "interests": reverse("vendors:my_interests"),
        "register": reverse("vendors:interests"),
    }.items():
        look_at(page, photograph, address, name)
    vetting.agree(version)
    look_at(page, photograph, of("decide", version), "decide")
    page.get_by_label("Eligible with conditions").check(force=True)
    page.get_by_label("Condition 1: what has to be done").fill("Renew the certificate.")
    due_on = page.get_by_role("group", name="Condition 1: by which day")
    for part, value in {"Day": "1", "Month": "5", "Year": str(localdate().year + 1)}.items():
        due_on.get_by_label(part).fill(value)
    page.get_by_label("Why", exact=True).fill("The answers hold.")
    page.get_by_label("Feedback on responsible deployment").fill("Watch the error rate.")
    press(page, "Check what the vendor will read")
    expect(page.get_by_role("heading", name="Check before you send")).to_be_visible()
    fits(page, photograph, "vetting-check")
    press(page, "Record and tell the vendor")
    fits(page, photograph, "vetting-decided")
    decision = vetting.prepared(in_moderation(real_round), "")
    vetting.agree(decision.version)
    vetting.prepared()
    for name, address in {
        "decisions": reverse("vendors:decisions"),
        "comparison": reverse("vendors:comparison"),
        "conditions": reverse("vendors:conditions"),
        "settle": reverse("vendors:settle_condition", args=[Condition.objects.get().pk]),
        "check-unfinished": of("check_decision", decision.version),
    }.items():
        look_at(page, photograph, address, name)


def test_assessor_pages_at_every_width_are_accessible_and_fit(page_of, photograph, real_round):
    assessor = people.assessor(name="Priya Marsh")
    declare_interest(
        people.vendor("Brightwell Limited"),
        kind=ConflictKind.PERSONAL,
        details="My sister works there.",
        by=assessor,
        at=timezone.now(),
    )
    scoring = vetting.scoring(in_vetting(real_round), assessor)
    waiting = vetting.assigned(vetting.solution_at(SolutionStatus.IN_VETTING), assessor)
    done = vetting.handed_in(vetting.solution_at(SolutionStatus.IN_VETTING), assessor)
    page = page_of(assessor)
    code = scored_criteria(scoring.version)[1].code
    for name, address in {
        "assignments": reverse("vendors:my_assignments"),
        "declare": reverse("vendors:declare", args=[waiting.pk]),
        "decline": reverse("vendors:decline", args=[waiting.pk]),
        "overview": reverse("vendors:score_next", args=[scoring.pk]),
        "handed-in": reverse("vendors:score_next", args=[done.pk]),
        "score": reverse("vendors:score", args=[scoring.pk, code]),
        "my-interests": reverse("vendors:my_interests"),
    }.items():
        look_at(page, photograph, address, name)


def test_scoring_without_javascript_saves(page_of, real_round):
    assignment = vetting.scoring(in_vetting(real_round))
    first = scored_criteria(assignment.version)[0]
    page = page_of(assignment.assessor, javascript=False)
    page.goto(reverse("vendors:score", args=[assignment.pk, first.code]))
    page.get_by_label(first.scale[2]).check(force=True)
    page.get_by_label("Reason").fill("A policy, not checked.")
    press(page, "Save and next")
    assert assignment.scores.get().value == 2
