"""Any order of acts by anybody: no illegal state, one line in the log per move, nothing leaks."""

import contextlib

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from challenges.actions.challenges import (
    archive_challenge,
    close_challenge,
    publish_challenge,
    unpublish_challenge,
)
from challenges.actions.consolidation import accept_statement, consolidate_statements, detach_source
from challenges.actions.statements import (
    reject_statement,
    return_statement,
    save_answers,
    submit_statement,
    withdraw_statement,
)
from challenges.enums import StatementStatus as S
from challenges.lifecycle import CHALLENGE, STATEMENT
from challenges.models import Challenge, Statement
from tests.journeys import people
from tests.journeys.challenges import open_round, statement_at, theme
from workflow.engine import StaleTransition, TransitionDenied
from workflow.models import Event

WHO = st.sampled_from(["author", "stranger", "staff", "vendor"])
REFUSALS = (StaleTransition, TransitionDenied)


class OneStatement(RuleBasedStateMachine):
    @initialize()
    def set_the_scene(self):
        author = people.officer()
        self.people = {
            "author": author,
            "stranger": people.officer(),
            "staff": people.staff(),
            "vendor": people.vendor_user(),
        }
        self.statement = statement_at(by=author, round=open_round())
        self.other = statement_at(S.SUBMITTED, by=author, round=self.statement.round)
        self.theme = theme()

    def attempt(self, act, who, *subjects, **more):
        with contextlib.suppress(REFUSALS):
            act(*subjects, by=self.people[who], at=timezone.now(), **more)

    @property
    def fresh(self):
        return Statement.objects.get(pk=self.statement.pk)

    def challenges(self):
        return Challenge.objects.filter(round=self.statement.round)

    def newest_challenge(self):
        return self.challenges().order_by("-pk").first()

    @rule(who=WHO, text=st.sampled_from(["", "Other words"]))
    def save(self, who, text):
        self.attempt(save_answers, who, self.fresh, answers={"challenge": text})

    @rule(who=WHO)
    def submit(self, who):
        self.attempt(submit_statement, who, self.fresh)

    @rule(who=WHO, reason=st.sampled_from(["", "Say how many."]))
    def give_back(self, who, reason):
        self.attempt(return_statement, who, self.fresh, reason=reason)

    @rule(who=WHO, reason=st.sampled_from(["", "No."]))
    def reject(self, who, reason):
        self.attempt(reject_statement, who, self.fresh, reason=reason)

    @rule(who=WHO)
    def withdraw(self, who):
        self.attempt(withdraw_statement, who, self.fresh)

    @rule(who=WHO, alone=st.booleans())
    def consolidate(self, who, alone):
        statements = [self.fresh] if alone else [self.fresh, self.other]
        self.attempt(consolidate_statements, who, statements, title="Visits", theme=self.theme)

    @rule(who=WHO)
    def accept(self, who):
        challenge = self.newest_challenge()
        if challenge:
            self.attempt(accept_statement, who, self.fresh, challenge)

    @rule()
    def detach(self):
        source = self.statement.sources.attached().order_by("-pk").first()
        if source:
            self.attempt(detach_source, "staff", source)

    @rule(
        who=WHO,
        act=st.sampled_from([publish_challenge, close_challenge, archive_challenge]),
    )
    def move_challenge(self, who, act):
        challenge = self.newest_challenge()
        if challenge:
            self.attempt(act, who, challenge)

    @rule(who=WHO)
    def unpublish(self, who):
        challenge = self.newest_challenge()
        if challenge:
            self.attempt(unpublish_challenge, who, challenge, reason="Wrong.")

    @invariant()
    def log_leads_to_the_state_by_known_arrows(self):
        if hasattr(self, "statement"):
            for subject, lifecycle in self.subjects():
                state = lifecycle.initial
                for event in Event.objects.about(subject).exclude(to_status=""):
                    arrow = lifecycle[event.name]
                    assert event.from_status == state in arrow.sources
                    state = event.to_status
                assert subject.status == state

    def subjects(self):
        yield self.fresh, STATEMENT
        yield from ((challenge, CHALLENGE) for challenge in self.challenges())

    @invariant()
    def accepted_means_linked(self):
        if hasattr(self, "statement"):
            statement = self.fresh
            linked = statement.sources.attached().exists()
            assert linked == (statement.status == S.ACCEPTED)

    @invariant()
    def nobody_sees_what_they_should_not(self):
        if hasattr(self, "statement"):
            statement = self.fresh
            is_public = (
                statement.sources.attached()
                .filter(challenge__status__in=["published", "closed", "archived"])
                .exists()
            )
            expected = {
                "author": True,
                "staff": is_public or statement.submitted_at is not None,
                "stranger": is_public,
                "vendor": is_public,
            }
            assert {who: self.sees(self.people[who]) for who in expected} == expected
            assert self.sees(AnonymousUser()) == is_public

    def sees(self, person):
        return Statement.objects.visible_to(person).filter(pk=self.statement.pk).exists()


class TestStatementInAnyOrder(TestCase, OneStatement.TestCase):
    settings = settings(
        max_examples=10,
        stateful_step_count=20,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )


pytestmark = pytest.mark.django_db
