"""Several kinds ranked at once: the same as one after the other, in fewer queries."""

import numpy as np
import pytest
from django.utils import timezone

from challenges.models import Challenge, Statement
from matching.actions.counting import count_words
from matching.embedding.model_files import WIDTH
from matching.enums import Kind
from matching.models import Entry
from matching.queries.entries import many_kinds
from matching.queries.entries.many_kinds import rank_kinds, statistics_of_kinds
from matching.queries.entries.profiles import MODEL, statistics_for
from matching.queries.entries.ranking import profile_of_question, rank_records
from matching.ranking.profile import Profile
from matching.ranking.statistics import Statistics
from showcase.models import Report
from tests.journeys import challenges, people
from tests.journeys.matching import embedded, read_everything

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def written():
    """Challenges and the statements they were made from."""
    officer = people.officer()
    for question, title in (
        ("How can we mend potholes sooner?", "Potholes"),
        ("How can we answer letters in a day?", "Letters"),
        ("How can we find empty homes?", "Empty homes"),
    ):
        challenges.challenge_at(by=officer, question=question, title=title)
    read_everything()
    return {Kind.CHALLENGE: Challenge.objects.all(), Kind.STATEMENT: Statement.objects.all()}


def scores(ranking):
    return [(hit.subject_id, hit.match.score) for hit in ranking.hits]


@pytest.mark.parametrize("question", ["mend potholes", "vacant property", "letters about homes"])
def test_kinds_are_ranked_together_as_each_alone(written, question):
    query = profile_of_question(embedded(question))
    counted = statistics_of_kinds(query.counts, written)
    together = rank_kinds(query, written, counted, day=TODAY)
    alone = {kind: rank_records(query, kind, written[kind], day=TODAY) for kind in written}
    assert {kind: scores(one) for kind, one in together.items()} == {
        kind: scores(one) for kind, one in alone.items()
    }
    assert [len(one.hits) for one in together.values()] == [3, 3]


def test_statistics_of_kinds_are_those_of_each(written):
    query = profile_of_question(embedded("mend potholes"))
    assert statistics_of_kinds(query.counts, written) == {
        kind: statistics_for(query, kind) for kind in written
    }


def test_kind_of_which_nothing_was_counted_has_no_text():
    counted = statistics_of_kinds(["pothol"], [Kind.REPORT])
    assert counted == {Kind.REPORT: Statistics(1, 1.0, {})}
    query = profile_of_question(embedded("mend potholes"))
    visible = {Kind.REPORT: Report.objects.all()}
    assert rank_kinds(query, visible, counted, day=TODAY)[Kind.REPORT].hits == []


def test_ranking_costs_four_queries_however_many_kinds(written, django_assert_num_queries):
    query = profile_of_question(embedded("mend potholes"))
    counted = statistics_of_kinds(query.counts, written)
    with django_assert_num_queries(4):
        rank_kinds(query, written, counted, day=TODAY)
    one = {Kind.CHALLENGE: written[Kind.CHALLENGE]}
    with django_assert_num_queries(4):
        rank_kinds(query, one, counted, day=TODAY)


def test_what_may_not_be_seen_is_not_ranked(written):
    seen = Challenge.objects.filter(title="Letters")
    query = profile_of_question(embedded("mend potholes"))
    ranking = rank_kinds(
        query, {Kind.CHALLENGE: seen}, statistics_of_kinds(query.counts, written), day=TODAY
    )
    assert [pk for pk, _ in scores(ranking[Kind.CHALLENGE])] == [seen.get().pk]


def test_few_that_may_be_seen_are_found_behind_many_that_may_not(written, monkeypatch):
    monkeypatch.setattr(many_kinds, "TAKEN", 2)
    seen = Challenge.objects.filter(title="Letters")
    query = profile_of_question(embedded("mend potholes"))
    ranking = rank_kinds(
        query, {Kind.CHALLENGE: seen}, statistics_of_kinds(query.counts, written), day=TODAY
    )
    assert [pk for pk, _ in scores(ranking[Kind.CHALLENGE])] == [seen.get().pk]


def test_first_of_each_way_are_taken_and_no_others(monkeypatch):
    monkeypatch.setattr(many_kinds, "MOST_EACH_WAY", 1)
    officer = people.officer()
    statements = [challenges.statement_at("submitted", by=officer) for _ in range(3)]
    for statement, degrees, stem in zip(statements, (10, 60, 80), "aba", strict=True):
        _entry(statement, degrees, stem)
    count_words(Kind.STATEMENT, at=timezone.now())
    query = Profile("", ("?",), {"b": 1}, 1, _direction(0), np.array([_direction(0)]))
    visible = {Kind.STATEMENT: Statement.objects.all()}
    ranking = rank_kinds(query, visible, statistics_of_kinds("b", visible), day=TODAY)
    assert {pk for pk, _ in scores(ranking[Kind.STATEMENT])} == {
        statements[0].pk,
        statements[1].pk,
    }


def _direction(degrees):
    vector = np.zeros(WIDTH, dtype=np.float32)
    vector[0], vector[1] = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    return vector


def _entry(statement, degrees, stem):
    vector = _direction(degrees)
    Entry.objects.create(
        kind=Kind.STATEMENT,
        subject_id=statement.pk,
        sentences=[statement.question],
        stems=[stem],
        counts={stem: 1},
        length=1,
        vector=vector,
        rows=np.array([vector, vector]).astype(np.float16).tobytes(),
        model=MODEL,
        changed_at=timezone.now(),
        indexed_at=timezone.now(),
    )
