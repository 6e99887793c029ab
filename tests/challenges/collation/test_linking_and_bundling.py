import pytest
from django.utils import timezone

from challenges.actions.collation.linking import link_challenges, link_statements
from challenges.enums import ActKind
from challenges.enums import StatementStatus as S
from challenges.models import Act
from notifications.models import Message
from tests.journeys import people
from tests.journeys.challenges import (
    bundled,
    challenge_at,
    linked,
    merged,
    open_round,
    statement_at,
    undone,
)
from workflow.engine import TransitionDenied

pytestmark = pytest.mark.django_db


@pytest.fixture
def three():
    round = open_round()
    return [challenge_at(round=round, title=title) for title in ("First", "Second", "Third")]


def refusal(act, *subjects, **more):
    with pytest.raises(TransitionDenied) as denied:
        act(*subjects, **more)
    return denied.value.reason


def test_link_stands_once_whichever_is_named_first(three):
    act = linked(three[1], three[0])
    assert refusal(linked, three[0], three[1]) == "These two are linked already."
    assert (act.kind, list(Act.objects.standing().about(three[0]))) == (ActKind.LINK, [act])


def test_link_undone_can_be_made_again(three):
    undone(linked(three[0], three[1]))
    assert linked(three[0], three[1]).status == "standing"


def test_link_to_itself_is_refused(three):
    assert refusal(linked, three[0], three[0]) == "Choose another challenge."


def test_link_to_a_merged_challenge_names_its_survivor(three):
    merged(three[0], three[1])
    assert refusal(linked, three[2], three[1]) == "“Second” is part of “First” now."


def test_link_by_an_officer_is_refused(three):
    by = {"by": people.officer(), "at": timezone.now()}
    assert refusal(link_challenges, three[0], three[1], **by) == "Only LGA staff do this."


def test_two_statements_are_linked_and_nobody_is_written_to():
    one, other = statement_at(S.SUBMITTED), statement_at(S.SUBMITTED)
    staff, before = people.staff(), Message.objects.count()
    act = link_statements(one, other, by=staff, at=timezone.now())
    assert list(Act.objects.about_statement(other)) == [act]
    assert Message.objects.count() == before


def test_bundle_points_its_children_to_the_parent_and_tells_their_authors(three):
    bundled(three[0], three[1], three[2])
    assert list(three[0].children.order_by("pk")) == three[1:]
    assert Message.objects.filter(kind="challenges_bundled").count() == 3


@pytest.mark.parametrize(
    ("parent", "child", "reason"),
    [
        (2, 1, "“Second” is in the bundle of “First” already."),
        (2, 0, "“First” has a bundle of its own. Undo that first."),
        (1, 2, "“Second” is in the bundle of “First”, and a bundle holds no bundles."),
        (0, 0, "A challenge cannot be in its own bundle."),
    ],
)
def test_bundle_in_a_bundle_is_refused(three, parent, child, reason):
    bundled(three[0], three[1])
    assert refusal(bundled, three[parent], three[child]) == reason


def test_bundle_of_nothing_is_refused(three):
    assert refusal(bundled, three[0]) == "Choose at least one challenge for the bundle."


def test_bundle_across_rounds_is_refused(three):
    other = challenge_at(title="Other")
    assert refusal(bundled, three[0], other) == "“Other” belongs to another round."


def test_bundle_with_a_merged_challenge_is_refused(three):
    merged(three[0], three[1])
    assert refusal(bundled, three[2], three[1]) == "“Second” is part of “First” now."
