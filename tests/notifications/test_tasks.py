import pytest
from celery.contrib.testing.worker import start_worker
from django.core import mail
from django.utils import timezone

from config.celery import app
from notifications.actions import queue_message
from notifications.enums import MessageStatus
from notifications.models import Message
from notifications.tasks import send_message, sweep_outbox
from tests.journeys.people import anybody


@pytest.mark.django_db
def test_send_message_run_twice_sends_one_mail():
    message = queue_message(to=anybody(), kind="note", key="1", at=timezone.now(), hour=7)
    send_message(message.pk)
    send_message(message.pk)
    assert len(mail.outbox) == 1


@pytest.mark.django_db(transaction=True)
def test_sweep_outbox_finds_what_a_lost_poke_left_and_a_worker_sends_it():
    with start_worker(app, perform_ping_check=False, pool="solo"):
        queue_message(to="visitor@example.org", kind="note", key="1", at=timezone.now(), hour=7)
        app.control.purge()
        sweep_outbox.delay()
        _wait_until(lambda: Message.objects.filter(status=MessageStatus.SENT).exists())
    assert [letter.to for letter in mail.outbox] == [["visitor@example.org"]]


def _wait_until(holds, seconds=20):
    from time import monotonic, sleep

    until = monotonic() + seconds
    while not holds():
        assert monotonic() < until, "it never happened"
        sleep(0.05)
