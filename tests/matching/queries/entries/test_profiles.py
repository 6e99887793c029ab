"""Entries as ranking reads them, the words staff keep, and what is counted."""

import numpy as np
import pytest

from matching.enums import Kind
from matching.models import Abbreviation, Collection, Entry
from matching.queries.entries.profiles import (
    READING,
    current_folding,
    hash_of,
    knowing,
    profile_of,
    statistics_for,
)
from matching.ranking.statistics import Statistics
from matching.text.folding import Folding
from matching.text.sentences import sentences
from matching.text.terms import terms
from tests.journeys import challenges
from tests.journeys.matching import entry_of, read_everything

pytestmark = pytest.mark.django_db
SAMPLE = """How can we shorten the wait for an EHCP, e.g. for children who’ve moved? It takes 38 weeks.
• Officers re-type “everything”; nobody’s sure why.
2) Families in Ynys Môn ask: colour-coded letters, by e-mail, on GOV.UK (see C++ and 4.5% of A1 forms).
An education, health and care plan is reviewed yearly. Dr. Smith Ltd. said no."""


@pytest.fixture
def statement():
    made = challenges.statement_at("submitted")
    read_everything()
    return made


def test_profile_of_an_entry_is_what_was_written_but_for_half_precision(statement):
    entry = entry_of(Kind.STATEMENT, statement)
    profile = profile_of(entry)
    assert (profile.title, profile.sentences) == (statement.question, tuple(entry.sentences))
    assert profile.sentence_vectors.shape == (len(entry.sentences), 384)
    np.testing.assert_allclose(profile.vector, entry.vector, atol=5e-4)


def test_profile_of_an_entry_of_another_model_goes_by_words(statement):
    Entry.objects.update(model="all-MiniLM-L6-v1 0123")
    profile = profile_of(entry_of(Kind.STATEMENT, statement))
    assert (profile.vector, profile.sentence_vectors) == (None, None)
    assert profile.counts["visit"] == 4


def test_statistics_know_the_words_of_the_question_alone(statement):
    query = profile_of(entry_of(Kind.STATEMENT, statement))
    known = statistics_for(query, Kind.STATEMENT)
    assert (known.entries, known.average_length) == (1, float(query.length))
    assert set(known.frequencies) == set(query.counts)


def test_statistics_learn_the_words_of_candidates(statement):
    query = profile_of(entry_of(Kind.STATEMENT, statement))
    nothing = Statistics(1, 1.0, {"visit": 1})
    known = knowing(nothing, Kind.STATEMENT, [query])
    assert known.frequencies == dict.fromkeys(query.counts, 1)
    assert knowing(nothing, Kind.SOLUTION, [query]).frequencies == {"visit": 1}


def test_statistics_of_a_kind_never_counted_are_harmless(statement):
    Collection.objects.all().delete()
    query = profile_of(entry_of(Kind.STATEMENT, statement))
    assert statistics_for(query, Kind.STATEMENT).frequencies == {}


def test_abbreviations_that_ship_are_in_the_database():
    assert Abbreviation.objects.filter(short__iexact="EHCP").exists()


def test_abbreviation_that_staff_add_finds_its_meaning():
    before = current_folding()[1]
    Abbreviation.objects.create(short="BXQ", meaning="building exchange")
    folding, after = current_folding()
    assert set(terms("the building exchange", folding)) <= set(terms("BXQ", folding))
    assert after != before


def test_abbreviations_all_deleted_are_those_that_ship():
    before = current_folding()[1]
    Abbreviation.objects.all().delete()
    assert current_folding()[1] == before


def test_text_taken_apart_otherwise_than_before_is_another_reading():
    folding = Folding.of([("EHCP", "education, health and care plan")])
    taken_apart = hash_of([*sorted(terms(SAMPLE, folding)), "", *sentences(SAMPLE)])
    assert (READING, taken_apart[:16]) == ("1", "0c590f1be3089a67"), (
        "Texts are taken apart otherwise than before: raise READING in matching/queries/entries/profiles.py, "
        "so that all are read anew, then write the new pair here."
    )
