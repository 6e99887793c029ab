"""Insights as people meet them, at three widths, without scripts and on paper."""

import re

import pytest
from playwright.sync_api import expect

from challenges.enums import Readiness
from challenges.enums import StatementStatus as S
from tests.journeys import people
from tests.journeys.challenges import challenge_at, statement_at
from tests.journeys.vetting import response_at
from vendors.enums import ResponseStatus


@pytest.fixture
def world():
    response_at(ResponseStatus.SHORTLISTED)
    for region in ("london", "yorkshire_and_the_humber"):
        challenge_at(by=people.officer(people.council(region=region)))
    for _ in range(5):
        statement_at(S.REJECTED, readiness=Readiness.VERY)


def test_insights_are_accessible_and_fit(look, world):
    look(None, {"insights": "/insights/"})


def test_every_picture_has_a_title_a_description_and_a_table(page, world):
    page.goto("/insights/")
    figures = page.locator("section.insight").filter(has=page.locator("svg[role=img]"))
    expect(figures).to_have_count(11)
    for figure in figures.all():
        picture = figure.locator("svg[role=img]")
        title = re.escape(picture.locator("title").text_content())
        expect(picture).to_have_accessible_name(re.compile(f"^{title}"))
        expect(picture.locator("desc")).to_contain_text("table")
        expect(figure.locator("table")).to_have_count(1)


def test_number_leads_to_its_records_without_scripts(new_page, world):
    page = new_page(javascript=False)
    page.goto("/insights/")
    regions = page.get_by_role("table", name="Demand by region")
    regions.get_by_role("row", name="London").get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("hallenges")
    expect(page.locator(".card")).to_have_count(1)
