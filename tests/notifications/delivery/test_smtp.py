"""Against a real SMTP server that misbehaves in one way at a time."""

import pytest
from django.core.mail import EmailMessage
from django.utils import timezone

from notifications.actions import claim_message, deliver_message, queue_message
from notifications.delivery.notes import ClaimLost
from notifications.delivery.post import OutcomeUnknown, hand_over
from notifications.enums import MessageStatus
from notifications.models import Message
from tests.notifications.delivery.mail_server import mail_server

NOW = timezone.now()


@pytest.fixture
def server(settings):
    with mail_server(settings) as told:
        yield told


def delivered():
    message = queue_message(to="visitor@example.org", kind="note", key="1", at=NOW, hour=7)
    deliver_message(claim_message(message.pk, at=NOW), at=NOW)
    message.refresh_from_db()
    return message


@pytest.mark.django_db
def test_mail_the_server_takes_is_sent_under_its_own_message_id(server):
    message = delivered()
    assert (message.status, message.handed_over_at) == (MessageStatus.SENT, NOW)
    header = f"Message-ID: {message.message_id}".encode()
    assert [header in mail.content for mail in server.accepted] == [True]


@pytest.mark.django_db
def test_mail_the_server_refuses_after_the_last_dot_is_tried_again(server):
    server.answer = "451 Later"
    message = delivered()
    assert (message.status, message.handed_over_at) == (MessageStatus.WAITING, None)
    assert "451" in message.last_error


@pytest.mark.django_db
def test_mail_whose_answer_is_lost_is_in_doubt_and_not_tried_again(server):
    server.answer = None
    message = delivered()
    assert message.status == MessageStatus.IN_DOUBT
    assert claim_message(message.pk, at=message.next_attempt_at) is None
    assert len(server.accepted) == 1


@pytest.mark.django_db
def test_mail_that_was_taken_is_sent_although_the_server_hangs_up_on_the_goodbye(server):
    server.hangs_up_on_quit = True
    assert delivered().status == MessageStatus.SENT


@pytest.mark.django_db
def test_mail_of_a_worker_that_lost_its_claim_never_leaves(server):
    message = queue_message(to="visitor@example.org", kind="note", key="1", at=NOW, hour=7)
    slow = claim_message(message.pk, at=NOW)
    Message.objects.update(status=MessageStatus.WAITING)
    claim_message(message.pk, at=timezone.now())
    deliver_message(slow, at=NOW)
    assert server.accepted == []
    assert Message.objects.get().status == MessageStatus.SENDING


@pytest.mark.parametrize("obstacle", [ClaimLost, OSError("database away")])
def test_hand_over_whose_mark_fails_hands_nothing_over(server, obstacle):
    def fail():
        raise obstacle

    with pytest.raises((ClaimLost, OSError)):
        hand_over(EmailMessage("Subject", "Body", to=["visitor@example.org"]), before=fail)
    assert server.accepted == []


def test_hand_over_with_no_server_knows_that_nothing_was_accepted(server, settings):
    settings.EMAIL_PORT, marks = 1, []
    with pytest.raises(ConnectionRefusedError):
        hand_over(EmailMessage("Subject", "Body", to=["visitor@example.org"]), before=marks.append)
    assert marks == []


def test_hand_over_calls_before_while_nothing_is_accepted(server):
    seen = []
    mail = EmailMessage("Subject", "Body", to=["visitor@example.org"])
    hand_over(mail, before=lambda: seen.append(len(server.accepted)))
    assert (seen, len(server.accepted)) == ([0], 1)


def test_hand_over_without_an_answer_raises_outcome_unknown(server):
    server.answer = None
    with pytest.raises(OutcomeUnknown):
        hand_over(EmailMessage("Subject", "Body", to=["visitor@example.org"]), before=lambda: None)
