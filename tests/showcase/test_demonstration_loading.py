"""The demonstration told once, through every action it uses."""

from collections import Counter

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from challenges.models import Challenge, Round, Statement
from notifications.enums import MessageStatus
from notifications.models import Message
from showcase.demonstration.loading import load
from showcase.demonstration.reading import read
from showcase.models import Report, ShowcaseEvent
from vendors.models import Response, SolutionVersion
from workflow.models import Event

pytestmark = pytest.mark.django_db
# A clarification that its vendor has answered sends the version back into vetting.
ANSWERED = Counter({"in_vetting": 1, "clarification": -1})


def states(model):
    return Counter(model.objects.values_list("status", flat=True))


def written(name):
    return Counter(facts["end_state"] for facts in read(name))


def test_load_demonstration_brings_every_record_to_the_state_its_text_names(capsys):
    call_command("load_demonstration")
    assert states(Statement) == written("statements")
    assert states(Challenge) == written("challenges")
    solutions = written("solutions")
    solutions.update(ANSWERED)
    assert states(SolutionVersion) == solutions
    assert states(Response) == written("responses")
    assert states(ShowcaseEvent) == written("events")
    assert states(Report) == Counter({"published": 1})
    _nothing_lies_in_the_future()
    _no_mail_is_left_to_send()
    _a_second_run_changes_nothing(capsys)


def _nothing_lies_in_the_future():
    assert not Event.objects.filter(at__gt=timezone.now()).exists()


def _no_mail_is_left_to_send():
    assert set(Message.objects.values_list("status", flat=True)) == {MessageStatus.SENT}


def _a_second_run_changes_nothing(capsys):
    before = Event.objects.count()
    capsys.readouterr()
    call_command("load_demonstration")
    assert capsys.readouterr().out == "The demonstration is here already.\n"
    assert Event.objects.count() == before


def test_load_demonstration_on_a_real_site_wants_to_be_told_twice(settings):
    settings.LOCAL = False
    with pytest.raises(CommandError):
        call_command("load_demonstration")
    assert not Round.objects.exists()


def test_load_demonstration_that_fails_leaves_nothing(monkeypatch):
    def fail(*args):
        raise RuntimeError("the power went")

    monkeypatch.setattr("showcase.demonstration.councils.converse", fail)
    with pytest.raises(RuntimeError):
        load(now=timezone.now())
    assert not Round.objects.exists()
