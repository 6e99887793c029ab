"""How ranked texts become suggestions, with facts as a page would read them at that moment."""

import pytest
from django.utils import timezone

from challenges.models import Challenge
from matching.enums import Kind
from matching.queries.pairing import Wanted, suggest
from matching.ranking.facts import Fact, Standing
from tests.journeys import challenges, vetting
from tests.journeys.matching import read_everything
from tests.lasting import fresh

pytestmark = pytest.mark.django_db
AGAINST = Fact(Standing.CONTRADICTED, "It serves others.", is_hard=True)


@pytest.fixture(scope="module")
def made(lasting):
    with lasting():
        return vetting.solution_at("eligible")


@pytest.fixture
def notes(made):
    return fresh(made)


@pytest.fixture
def pair():
    """Two that say the same, and close enough to the solution for words and meaning to tell."""
    said = {
        "challenge": "After a visit a worker listens again and writes a first draft of the record."
    }
    return [challenges.challenge_at(title="Drafts of the case record", **said) for _ in range(2)]


def found(notes, facts_of, **options):
    read_everything()
    wanted = Wanted(
        Kind.SOLUTION, notes.pk, Kind.CHALLENGE, Challenge.objects.public(), facts_of, **options
    )
    return suggest(wanted, day=timezone.localdate())


def subjects(suggestions):
    return [one.subject for one in suggestions]


def test_record_that_vanishes_between_ranking_and_reading_is_left_out(notes, pair):
    stays = pair[0]
    suggestions = found(notes, lambda pks: {stays.pk: (stays, [])})
    assert subjects(suggestions.shown) == [stays]
    assert found(notes, lambda pks: {}).shown == []


def test_fact_that_counts_moves_a_pair_before_one_whose_text_fits_as_well(notes, pair):
    for first, second in (pair, pair[::-1]):
        met = [Fact(Standing.MET, "Made for it.", weight=0.01)]
        known = {first.pk: (first, met), second.pk: (second, [])}
        assert subjects(found(notes, lambda pks, known=known: known).shown) == [first, second]


def test_hard_fact_rules_out_unless_it_is_asked_for_always(notes, pair):
    known = {one.pk: (one, [AGAINST]) for one in pair}
    suggestions = found(notes, lambda pks: known, always=frozenset({pair[1].pk}))
    assert (subjects(suggestions.shown), subjects(suggestions.ruled_out)) == ([pair[1]], [pair[0]])
    assert suggestions.ruled_out[0].ruled_out_by == ["It serves others."]


def test_fact_that_says_nothing_of_the_pair_is_not_among_the_reasons(notes, pair):
    facts = [Fact(Standing.UNKNOWN, "Nobody asked.", is_telling=False)]
    suggestions = found(notes, lambda pks: {pair[0].pk: (pair[0], facts)})
    assert suggestions.shown[0].unknown == []
