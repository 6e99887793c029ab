import json

import pytest
from django.urls import reverse

from matching import figures
from matching.embedding.encoder import encoder
from matching.ranking.profile import write_profile
from matching.ranking.reasons import reasons_for
from matching.ranking.statistics import statistics_of
from matching.worked_example import CHALLENGE, REASONS, SOLUTION
from tests.design.markup import Markup, words


@pytest.fixture
def page(client):
    return Markup.of(client.get(reverse("matching:how_it_works")).content.decode())


@pytest.fixture
def other_figures(monkeypatch, tmp_path):
    """A file that says something else."""
    file = tmp_path / "figures.json"
    monkeypatch.setattr(figures, "FILE", file)
    figures.current_figures.cache_clear()
    yield lambda written: file.write_text(json.dumps(written))
    figures.current_figures.cache_clear()


def said(page):
    [table] = [
        each
        for each in page.all("table")
        if each.findtext("caption") == "Figures of the public development set"
    ]
    return [[words(cell) for cell in row] for row in table.find("tbody").iter("tr")]


def test_page_shows_the_figures_of_the_file(other_figures, client):
    other_figures(
        {
            "measured_on": "2027-01-31",
            "problems": 12,
            "solutions": 15,
            "with_vectors": True,
            "mrr_at_10": 0.8125,
            "recall_at_1": 0.75,
            "recall_at_5": 0.8,
            "recall_at_10": 0.916,
            "seconds_per_query": 0.0312,
        }
    )
    page = Markup.of(client.get(reverse("matching:how_it_works")).content.decode())
    assert said(page) == [
        ["The right solution stood first", "75.0%"],
        ["It stood among the first five", "80.0%"],
        ["It stood among the first ten", "91.6%"],
        ["Mean reciprocal rank within ten (1 would be always first)", "0.812"],
        ["Seconds to put all solutions in order", "0.031"],
    ]
    text = words(page.one("main"))
    assert "Measured on 31 January 2027" in text
    assert "Measured on 12 published pairs" in text
    assert "all 15 solutions are put in order" in text


def test_committed_figures_are_shares_of_problems_and_in_order(page):
    now = figures.current_figures()
    assert 0 < now.recall_at_1 <= now.recall_at_5 <= now.recall_at_10 <= 1
    assert now.recall_at_1 <= now.mrr_at_10 <= now.recall_at_10
    assert [figure for _, figure in said(page)] == [figure for _, figure in now.rows]


def test_reasons_of_the_example_are_those_of_the_code():
    encode = encoder().encode
    ours = write_profile(CHALLENGE.title, CHALLENGE.body, encode=encode)
    theirs = write_profile(SOLUTION.title, SOLUTION.body, encode=encode)
    [found] = reasons_for(ours, [theirs], statistics_of([ours, theirs]))
    assert [(pair.ours, pair.theirs) for pair in found.pairs] == [
        (pair.ours, pair.theirs) for pair in REASONS.pairs
    ]
    assert found.terms == REASONS.terms


def test_example_shows_quotes_and_facts_on_the_page(page):
    [reasons] = page.all("dl", class_="reasons")
    labels = [words(each) for each in reasons.iter("dt")]
    assert labels == ["Fits", "Met", "Unknown", "Contradicted"]
    told = words(reasons)
    for pair in REASONS.pairs:
        assert pair.ours in told
        assert pair.theirs in told
    assert "Kind of AI: Perceptive. Foreseen: Predictive." in told


def test_page_names_the_model_and_what_it_must_not_be_used_for(page):
    text = words(page.one("main"))
    assert "all-MiniLM-L6-v2" in text
    assert "must not be used to decide whether a solution is eligible" in text


def test_footer_of_every_page_leads_to_it(client):
    home = Markup.of(client.get(reverse("matching:search")).content.decode())
    assert home.all("a", href="/how-matching-works/")
