"""Guidance and case studies brought to a state by the real actions."""

from itertools import count

from django.utils import timezone

from showcase.actions.resources.publishing import publish_resource, withdraw_resource
from showcase.actions.resources.writing import create_resource, link_records, save_resource
from showcase.enums import ResourceKind, ResourceStatus
from tests.journeys import people

WRITTEN = {
    ResourceKind.GUIDANCE: {"summary": "How to ask.", "body": "Ask **early**."},
    ResourceKind.CASE_STUDY: {
        "summary": "Northmere asked early.",
        "who": "Northmere",
        "problem": "Nobody asked.",
        "approach": "They asked.",
        "benefit": "Answers came.",
        "learning": "Ask early.",
    },
}
_numbers = count(1)


def resource_at(
    status=ResourceStatus.PUBLISHED,
    *,
    kind=ResourceKind.GUIDANCE,
    by=None,
    at=None,
    title="",
    about=(),
    tags=(),
    **words,
):
    """Guidance unless asked otherwise; published means version 1."""
    told = {"by": by or people.desk(), "at": at or timezone.now()}
    resource = create_resource(kind, title=title or f"Resource {next(_numbers)}", **told)
    save_resource(resource, tags=tags, **{**WRITTEN[kind], **words}, **told)
    link_records(resource, about, **told)
    if status != ResourceStatus.DRAFT:
        publish_resource(resource, **told)
    if status == ResourceStatus.WITHDRAWN:
        withdraw_resource(resource, reason="The law has changed.", **told)
    resource.refresh_from_db()
    return resource


def case_study(**facts):
    return resource_at(kind=ResourceKind.CASE_STUDY, **facts)


def rewrite(resource, *, reason="Said better.", tags=(), **words):
    """Written again and published as the next version."""
    told = {"by": people.desk(), "at": timezone.now()}
    save_resource(resource, tags=tags, **words, **told)
    return publish_resource(resource, reason=reason, **told)
