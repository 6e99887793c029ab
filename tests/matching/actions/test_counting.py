"""Words counted over all texts of a kind."""

from datetime import timedelta

import numpy as np
import pytest
from django.utils import timezone

from matching.actions import counting
from matching.actions.counting import count_when_due, count_words
from matching.enums import Kind
from matching.models import Collection, Entry
from matching.queries.entries.profiles import commonplaces_in, unpacked
from matching.ranking.commonplaces import commonplaces_of
from tests.journeys import challenges, people
from tests.journeys.matching import read_everything

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def counts(kind=Kind.STATEMENT):
    return dict(Collection.objects.get(kind=kind).stems.values_list("stem", "entries"))


def add_entry(number, *stems, at=NOW):
    return Entry.objects.create(
        kind=Kind.STATEMENT,
        subject_id=number,
        title="T",
        stems=list(stems),
        length=len(stems),
        changed_at=at,
        indexed_at=at,
    )


def test_counts_say_in_how_many_texts_a_stem_occurs():
    for number, stems in enumerate((("bin", "street"), ("bin",), ("tree",))):
        add_entry(number, *stems)
    count_words(Kind.STATEMENT, at=NOW)
    counted = Collection.objects.get()
    assert (counted.entries, round(counted.average_length, 3)) == (3, 1.333)
    assert counts() == {"bin": 2, "street": 1, "tree": 1}


def test_counts_of_one_kind_leave_the_others_alone():
    officer = people.officer()
    challenges.challenge_at(by=officer)
    read_everything()
    before = counts(Kind.CHALLENGE)
    count_words(Kind.SOLUTION, at=NOW)
    assert counts(Kind.CHALLENGE) == before


def test_what_all_texts_mean_alike_is_kept_with_the_model_that_said_it():
    officer = people.officer()
    for title in ("Writing up visits", "Mending potholes"):
        challenges.challenge_at(by=officer, title=title)
    read_everything()
    counted = Collection.objects.get(kind=Kind.CHALLENGE)
    rows = [
        unpacked(rows)[1:]
        for rows in Entry.objects.of(Kind.CHALLENGE).values_list("rows", flat=True)
    ]
    expected = commonplaces_of(np.concatenate(rows), 2)
    np.testing.assert_allclose(commonplaces_in(counted).mean, expected.mean, atol=1e-6)
    counted.model = "all-MiniLM-L6-v1 0123"
    assert commonplaces_in(counted) is None


def test_texts_without_vectors_have_nothing_in_common():
    add_entry(1, "bin")
    count_words(Kind.STATEMENT, at=NOW)
    assert commonplaces_in(Collection.objects.get()) is None


def test_counting_again_replaces_the_counts():
    add_entry(1, "bin")
    count_words(Kind.STATEMENT, at=NOW)
    Entry.objects.all().delete()
    count_words(Kind.STATEMENT, at=NOW)
    assert (Collection.objects.get().entries, counts()) == (0, {})


def test_words_are_counted_when_texts_came_and_not_again_when_nothing_did():
    assert count_when_due(Kind.STATEMENT, at=NOW) is False
    add_entry(1, "bin")
    assert count_when_due(Kind.STATEMENT, at=NOW) is True
    assert count_when_due(Kind.STATEMENT, at=NOW + timedelta(hours=1)) is False
    add_entry(2, "tree", at=NOW + timedelta(hours=1))
    assert count_when_due(Kind.STATEMENT, at=NOW + timedelta(hours=1)) is True


def test_large_collection_is_counted_after_a_rest_only(monkeypatch):
    monkeypatch.setattr(counting, "SMALL", 1)
    add_entry(1, "bin")
    count_words(Kind.STATEMENT, at=NOW)
    add_entry(2, "tree")
    assert count_when_due(Kind.STATEMENT, at=NOW + timedelta(minutes=9)) is False
    assert count_when_due(Kind.STATEMENT, at=NOW + timedelta(minutes=11)) is True


def test_kind_without_any_text_is_counted_once_and_harms_no_sweep():
    count_words(Kind.REPORT, at=NOW)
    assert count_when_due(Kind.REPORT, at=NOW + timedelta(hours=1)) is False
    assert Collection.objects.get(kind=Kind.REPORT).entries == 0


def test_kind_whose_last_text_went_is_counted_anew():
    add_entry(1, "bin")
    count_words(Kind.STATEMENT, at=NOW)
    Entry.objects.all().delete()
    assert count_when_due(Kind.STATEMENT, at=NOW) is True
    assert counts() == {}
