"""A message as a mail: its text with the foot, the same as HTML, its headers and its calendar file."""

import re
from email.mime.text import MIMEText

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import urlize

from notifications.models import Message
from notifications.stopping import for_reader, stop_address
from notifications.topics import topic_of
from notifications.writing import write_foot


def mail_of(message: Message) -> EmailMultiAlternatives:
    stop = stop_of(message)
    text = f"{for_reader(message.body, message.recipient)}\n\n{_foot(message, stop)}"
    headers = {"Message-ID": message.message_id, "Auto-Submitted": "auto-generated"}
    mail = EmailMultiAlternatives(message.subject, text, to=[message.to], headers=headers)
    if stop:
        mail.extra_headers["List-Unsubscribe"] = f"<{stop}>"
        mail.extra_headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    mail.attach_alternative(as_html(message.subject, text), "text/html")
    if message.calendar:
        mail.attach(_calendar_part(message.calendar))
    return mail


def stop_of(message: Message) -> str:
    """The address that ends mails like this one; empty where none may be ended."""
    if message.mailbox:
        return stop_address("mailbox", "", message.mailbox)
    if message.recipient is None:
        return ""
    topic = topic_of(message.kind)
    what, _, key = message.stops.partition(":")
    if not what and topic.is_choosable:
        what, key = "topic", topic.name
    return stop_address(what, key, message.recipient) if what else ""


def as_html(subject: str, text: str) -> str:
    """Every word escaped, addresses as links; it needs no picture and no style to be read."""
    words = {"subject": subject, "paragraphs": paragraphs_of(text)}
    return render_to_string("emails/_letter.html", words)


def paragraphs_of(text: str) -> list[str]:
    return [_paragraph(part) for part in re.split(r"\n{2,}", text.strip())]


def _paragraph(text: str) -> str:
    return urlize(text, autoescape=True).replace("\n", "<br>\n")


def _foot(message: Message, stop: str) -> str:
    choices = settings.SITE_URL + reverse("notifications:choices")
    return write_foot(why=_why(message), choices=choices if message.recipient else "", stop=stop)


def _why(message: Message) -> str:
    if message.mailbox:
        organisation, address = message.mailbox.organisation, message.mailbox.address
        return f"{organisation} has mails about its work sent to {address} too."
    return topic_of(message.kind).why


def _calendar_part(calendar: str) -> MIMEText:
    """A calendar file to send along (RFC 6047), with its METHOD as a parameter."""
    part = MIMEText(calendar, "calendar", "utf-8")
    method = re.search(r"^METHOD:(\w+)", calendar, re.MULTILINE)
    part.set_param("method", method[1] if method else "PUBLISH")
    part.add_header("Content-Disposition", "attachment", filename="event.ics")
    return part
