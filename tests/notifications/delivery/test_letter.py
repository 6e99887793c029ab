import re

import pytest
from django.core import mail
from django.utils import timezone

from notifications.actions import claim_message, deliver_message, queue_message
from notifications.delivery.letter import as_html
from tests.journeys.people import anybody

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def sent(to, kind="note", **words):
    message = queue_message(to=to, kind=kind, key="1", at=NOW, **{"hour": 7, **words})
    deliver_message(claim_message(message.pk, at=NOW), at=NOW)
    return mail.outbox[-1]


def test_each_mail_says_why_it_came_and_where_to_choose():
    foot = sent(anybody()).body.partition("\n--\n")[2].splitlines()
    assert foot == [
        "Why you get this: It is about something you did or follow there.",
        "How can we is run by the Local Government Association.",
        "Choose what mail you get: http://127.0.0.1:8000/account/mail/",
    ]


def test_mail_to_an_address_without_account_offers_no_choices():
    letter = sent("visitor@example.org")
    assert "/account/mail/" not in letter.body
    assert "List-Unsubscribe" not in letter.message()


def test_mail_that_may_be_stopped_names_the_one_click_address_in_headers_and_foot():
    words = {"report": {"title": "The report"}, "version": {"number": 1}}
    letter = sent(anybody(), "report_published_vendor", **words)
    headers = letter.message()
    address = headers["List-Unsubscribe"].strip("<>")
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert f"No more mails like this one: {address}" in letter.body.splitlines()


def test_decision_has_no_address_to_stop_it():
    headers = sent(anybody(), "statement_rejected", statement="Bins", reason="Twice").message()
    assert "List-Unsubscribe" not in headers


def test_html_part_says_the_same_as_the_text_and_escapes_every_word():
    letter = sent(anybody(name="<b>Eve & Co</b>"))
    (html,) = [part.content for part in letter.alternatives]
    assert "&lt;b&gt;Eve &amp; Co&lt;/b&gt;" in html
    assert "<b>" not in html
    assert "<img" not in html
    plain = re.sub(r"<[^>]+>", "", html.partition("</h1>")[2]).split()
    assert plain == letter.body.split()


def test_html_part_links_addresses_and_nothing_that_runs():
    html = as_html("S", "See https://example.org/?a=1&b=2 and javascript:alert(1)")
    assert re.findall(r'href="([^"]*)"', html) == ["https://example.org/?a=1&amp;b=2"]
