"""Words counted over all texts of a kind."""

from datetime import timedelta

import pytest
from django.utils import timezone

from matching.actions import counting
from matching.actions.counting import count_when_due, count_words
from matching.enums import Kind
from matching.models import Collection, Entry
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
