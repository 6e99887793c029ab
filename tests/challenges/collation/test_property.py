"""Any order of acts and undoings: undone, everything is as it was before, and nothing is lost on the way."""

import pytest
from django.db import connection
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from challenges.actions.collation.bundling import bundle_challenges
from challenges.actions.collation.linking import link_challenges
from challenges.actions.collation.merging import merge_challenges
from challenges.actions.collation.undoing import undo_act
from challenges.actions.consolidation import accept_statement, detach_source, link_statement
from challenges.actions.designers import set_designers
from challenges.enums import ChallengeStatus as C
from challenges.enums import StatementStatus as S
from challenges.models import Act, Challenge, Statement
from tests.challenges.collation.snapshot import changed_since, kept_by_live_challenges, snapshot
from tests.journeys import people
from tests.journeys.challenges import challenge_at, open_round, question_on, statement_at, supported
from workflow.engine import TransitionDenied

pytestmark = pytest.mark.django_db
SOME = st.integers(min_value=0, max_value=4)
SEVERAL = st.lists(SOME, min_size=1, max_size=3, unique=True)


class Collation(RuleBasedStateMachine):
    """Five challenges, some public, some drafts; councils that feed, share and design several."""

    @initialize()
    def set_the_scene(self):
        self.staff, self.done = people.staff(), []
        round, council, shares = open_round(), people.council(), people.council()
        states = (C.PUBLISHED, C.PUBLISHED, C.PUBLISHED, C.DRAFT, C.DRAFT)
        self.challenges = [
            challenge_at(
                state,
                round=round,
                by=people.officer(council if number % 2 else None),
                question=f"How can we {number}?",
                title=f"Challenge {number}",
            )
            for number, state in enumerate(states)
        ]
        self._let_them_overlap(shares)
        self.waiting = [statement_at(S.SUBMITTED, round=round) for _ in range(2)]
        self.first, self.begun_with = snapshot(), kept_by_live_challenges()

    def _let_them_overlap(self, shares):
        """A statement, a supporter and a designer stand at the second and third, not at the first."""
        for challenge in self.challenges[1:3]:
            supported(challenge, shares)
        supported(self.challenges[0])
        question_on(self.challenges[0], answer="Yes.")
        fed_twice = self.challenges[1].statements.get()
        for other in self.challenges[2:4]:
            link_statement(fed_twice, other, by=self.staff, at=timezone.now())
        fourth = self.challenges[4]
        names = ["Registry of Roads", *fourth.designers.values_list("name", flat=True)]
        set_designers(fourth, names, lead=names[0], by=self.staff, at=timezone.now())

    def attempt(self, act, *subjects):
        """Do it, remember how all was before and how it is undone; a refusal changes nothing."""
        before = snapshot()
        try:
            made = act(*subjects, by=self.staff, at=timezone.now())
        except TransitionDenied:
            assert changed_since(before) == {}
        else:
            self.done.append((made, before))

    @rule(one=SOME, other=SOME)
    def link(self, one, other):
        self.attempt(link_challenges, self.challenges[one], self.challenges[other])

    @rule(parent=SOME, children=SEVERAL)
    def bundle(self, parent, children):
        chosen = [self.challenges[child] for child in children]
        self.attempt(bundle_challenges, self.challenges[parent], chosen)

    @rule(survivor=st.integers(0, 2), merged=SOME)
    def merge_one(self, survivor, merged):
        self.attempt(merge_challenges, self.challenges[survivor], [self.challenges[merged]])

    @rule(survivor=SOME, merged=SEVERAL)
    def merge_several(self, survivor, merged):
        chosen = [self.challenges[one] for one in merged]
        self.attempt(merge_challenges, self.challenges[survivor], chosen)

    @rule(which=st.integers(0, 1), challenge=SOME)
    def join(self, which, challenge):
        statement = Statement.objects.get(pk=self.waiting[which].pk)
        if statement.status == S.SUBMITTED:
            self.attempt(accept_statement, statement, self.challenges[challenge])

    def undo(self, made):
        if isinstance(made, Act):
            undo_act(Act.objects.get(pk=made.pk), by=self.staff, at=timezone.now())
        else:
            detach_source(made, by=self.staff, at=timezone.now())

    @precondition(lambda self: self.done)
    @rule()
    def undo_the_last(self):
        made, before = self.done.pop()
        self.undo(made)
        if before is not None:
            assert changed_since(before) == {}

    @precondition(lambda self: len(self.done) > 1)
    @rule(data=st.data())
    def undo_an_earlier_one(self, data):
        """What was noted before each later act holds no more; what stood at first still does."""
        place = data.draw(st.integers(0, len(self.done) - 2))
        before = snapshot()
        try:
            self.undo(self.done[place][0])
        except TransitionDenied:
            assert changed_since(before) == {}
            return
        del self.done[place]
        self.done[place:] = [(made, None) for made, _ in self.done[place:]]

    @invariant()
    def nothing_is_lost(self):
        if not hasattr(self, "begun_with"):
            return
        kept = kept_by_live_challenges()
        assert {name: self.begun_with[name] - kept[name] for name in kept} == {
            name: set() for name in kept
        }
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")

    @invariant()
    def each_council_is_counted_once(self):
        for challenge in Challenge.objects.all():
            sharing = list(challenge.supports.standing().values_list("organisation", flat=True))
            assert len(sharing) == len(set(sharing))

    def teardown(self):
        if not hasattr(self, "first"):
            return
        while self.done:
            self.undo(self.done.pop()[0])
        assert changed_since(self.first) == {}


class TestCollationInAnyOrder(TestCase, Collation.TestCase):
    settings = settings(
        max_examples=12,
        stateful_step_count=25,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
