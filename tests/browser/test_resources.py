"""Case studies, guidance and the draft transparency record as people meet them, at three widths."""

import pytest
from playwright.sync_api import expect

from tests.journeys import people
from tests.journeys.challenges import challenge_at
from tests.journeys.resources import case_study, resource_at, rewrite
from tests.journeys.vetting import solution_at

LINK = {"text": "Minutes of the panel", "href": "https://northmere.example/minutes"}


@pytest.fixture
def world():
    about = [challenge_at(), solution_at("eligible").solution]
    study = case_study(title="Kerbs of Northmere", about=about, tags=["streets"], links=[LINK])
    rewrite(study, tags=["streets"])
    resource_at("withdrawn", title="Asking well")
    resource_at("draft", title="Waiting to be written", about=about, body="")
    return about


def test_resources_are_accessible_and_fit_for_everybody(look, world):
    look(
        None,
        {
            "resources": "/resources/",
            "resource": "/resources/kerbs-of-northmere/",
            "resource-earlier": "/resources/kerbs-of-northmere/1/",
            "resource-withdrawn": "/resources/asking-well/",
            "resource-withdrawn-version": "/resources/asking-well/1/",
        },
    )


def test_resources_are_accessible_and_fit_for_staff(look, world):
    draft, published = (
        "/staff/resources/waiting-to-be-written/",
        "/staff/resources/kerbs-of-northmere/",
    )
    look(
        people.staff(),
        {
            "staff-resources": "/staff/resources/",
            "staff-resource": draft,
            "staff-resource-published": published,
            "edit-resource": f"{published}edit/",
            "link-resource": f"{draft}link/",
            "withdraw-resource": f"{published}withdraw/",
            "resource-tags": "/staff/resource-tags/",
        },
    )


def test_transparency_record_is_accessible_and_fits(look, world):
    _, solution = world
    address = f"/solutions/{solution.slug}/transparency-record/"
    look(people.officer(), {"transparency-record": address})


def test_case_study_is_found_from_a_challenge_and_leads_on_without_scripts(new_page, world):
    challenge, _ = world
    page = new_page(javascript=False)
    page.goto(challenge.get_absolute_url())
    page.get_by_role("link", name="Kerbs of Northmere").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kerbs of Northmere")
    page.get_by_role("link", name="streets").click()
    expect(page.get_by_role("status")).to_have_text("1 resource")
