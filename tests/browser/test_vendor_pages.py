"""Every page a vendor meets, and what the public sees of it, at three widths."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.browser.axe import assert_no_axe_violations
from tests.journeys import challenges, people, solutions, vetting
from vendors.enums import ResponseStatus, SolutionStatus
from vendors.forms.solutions import PAGES

WIDTHS = [360, 768, 1280]


@pytest.fixture
def look(new_page, live_server, photograph):
    """Open each address as somebody (or nobody): accessible, and no wider than the window."""

    def at(width, person, addresses):
        page = new_page(width=width)
        if person:
            _sign_in(page, live_server, person)
        for name, address in addresses.items():
            page.goto(address)
            assert "404" not in page.title()
            photograph(page, f"{name}-{width}")
            assert_no_axe_violations(page)
            assert page.evaluate("document.documentElement.scrollWidth") == width, address

    return at


def _sign_in(page, live_server, person):
    client = Client()
    client.force_login(person)
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value}
    page.context.add_cookies([{**cookie, "url": live_server.url}])


def of(version, name, *more):
    return reverse(f"vendors:{name}", args=[version.solution.slug, *more])


@pytest.mark.parametrize("width", WIDTHS)
def test_register_pages_are_accessible_and_fit(look, width):
    known = people.vendor("Larkfield Software")
    number = known.vendor_profile.company_number
    solutions.agreement()
    look(
        width,
        people.anybody(),
        {
            "register": reverse("vendors:register"),
            "join": reverse("vendors:join", args=[number]),
            "agreement-version": reverse("vendors:agreement_version", args=[1]),
        },
    )


@pytest.mark.parametrize("width", WIDTHS)
def test_vendor_without_anything_sees_what_to_do_next(look, width):
    look(
        width,
        people.vendor_lead(),
        {
            "empty-agreement": reverse("vendors:agreement"),
            "empty-solutions": reverse("vendors:my_solutions"),
            "empty-new-solution": reverse("vendors:new_solution"),
            "empty-evidence": reverse("vendors:my_evidence"),
            "empty-responses": reverse("vendors:my_responses"),
        },
    )


@pytest.mark.parametrize("width", WIDTHS)
def test_draft_pages_are_accessible_and_fit(look, width):
    version = solutions.answered(solutions.described(solutions.draft(name="Fieldnote")), A2="yes")
    lead = solutions.lead_of(version)
    solutions.certificate(lead, scanned=False, title="Cyber Essentials 2026")
    vendor = version.solution.vendor
    addresses = {
        "organisation": reverse("vendors:my_organisation"),
        "edit-organisation": reverse("vendors:edit_organisation", args=[vendor.slug]),
        "agreement": reverse("vendors:agreement"),
        "solutions": reverse("vendors:my_solutions"),
        "new-solution": reverse("vendors:new_solution"),
        "tasks": of(version, "dossier"),
        **{f"describe-{page.slug}": of(version, "describe", page.slug) for page in PAGES},
        "answers-a": of(version, "answer_section", "A"),
        "answers-b": of(version, "answer_section", "B"),
        "gate": of(version, "gate"),
        "check": of(version, "check_solution"),
        "withdraw": of(version, "withdraw_solution"),
        "evidence": reverse("vendors:my_evidence"),
        "add-evidence": reverse("vendors:add_evidence"),
        "retire": reverse("vendors:retire_evidence", args=[vendor.evidence.first().pk]),
    }
    look(width, lead, addresses)


@pytest.mark.parametrize("width", WIDTHS)
def test_dossier_in_every_state_is_accessible_and_fits(look, width):
    for status in (SolutionStatus.RETURNED, SolutionStatus.CLARIFICATION, SolutionStatus.ELIGIBLE):
        version = vetting.solution_at(status)
        addresses = {f"dossier-{status}": of(version, "dossier")}
        for question in version.clarifications.all():
            address = reverse("vendors:answer_clarification", args=[question.pk])
            addresses["clarification"] = address
        look(width, solutions.lead_of(version), addresses)


@pytest.mark.parametrize("width", WIDTHS)
def test_responses_and_public_pages_are_accessible_and_fit(look, width):
    shown = vetting.response_at(ResponseStatus.SHORTLISTED)
    version = shown.solution.versions.get()
    lead = solutions.lead_of(version)
    draft = vetting.response_at(ResponseStatus.DRAFT, version=version)
    challenge = challenges.challenge_at(round=version.round)
    look(
        width,
        lead,
        {
            "responses": reverse("vendors:my_responses"),
            "respond": reverse("vendors:respond", args=[challenge.slug]),
            "response-draft": reverse("vendors:response", args=[draft.pk]),
            "response-shown": reverse("vendors:response", args=[shown.pk]),
            "take-down": of(version, "take_down_solution"),
            "new-version": of(version, "new_version"),
        },
    )
    public = {"public-list": reverse("vendors:solutions"), "public": of(version, "solution")}
    look(width, None, public)


@pytest.mark.parametrize("width", WIDTHS)
def test_criteria_pages_are_accessible_and_fit(look, width):
    criteria_set = solutions.criteria_set(solutions.REAL_CRITERIA)
    page = reverse("vendors:criteria_set", args=[criteria_set.pk])
    look(
        width,
        people.administrator(),
        {"criteria": reverse("vendors:criteria_sets"), "criteria-set": page},
    )
