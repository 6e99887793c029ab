"""What mail keeps of people ends; that something was sent stays."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.privacy.retention.applying import apply_rules
from notifications.actions import claim_message, deliver_message, queue_message
from notifications.models import Message, ReturnedAddress
from tests.journeys.people import anybody

pytestmark = pytest.mark.django_db
NOW = timezone.now()
THREE_YEARS = timedelta(days=3 * 365 + 1)


def written(key="1"):
    return queue_message(to=anybody(), kind="note", key=key, at=NOW, hour=7, link="/challenges/")


def sent(message):
    deliver_message(claim_message(message.pk, at=NOW), at=NOW)
    return message


def ended(at) -> dict[str, int]:
    lines = apply_rules(by=None, at=at).lines
    return {line["rule"]: line["number"] for line in lines if line["number"]}


def test_words_and_address_of_a_message_end_after_three_years_and_the_row_stays():
    message = sent(written())
    address = message.to
    assert ended(NOW + THREE_YEARS - timedelta(seconds=1)) == {}
    assert ended(NOW + THREE_YEARS) == {"messages": 1}
    [row] = Message.objects.values()
    assert not [name for name, value in row.items() if address in str(value)]
    assert (row["body"], row["link"], row["kind"]) == ("", "", "note")
    assert ended(NOW + THREE_YEARS) == {}


def test_message_still_on_its_way_keeps_its_words():
    written()
    assert ended(NOW + THREE_YEARS) == {}


def test_address_that_refused_mail_is_forgotten_after_two_years():
    ReturnedAddress.objects.create(address="gone@example.org", since_at=NOW, reason="550")
    assert ended(NOW + timedelta(days=729)) == {}
    assert ended(NOW + timedelta(days=730)) == {"returned_addresses": 1}
