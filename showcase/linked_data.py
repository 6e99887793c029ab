"""The site, its events, reports and resources in the words of schema.org."""

from typing import Any

from django.conf import settings
from django.urls import reverse

from design.tags.linked import absolute
from showcase.enums import EventStatus, ResourceKind
from showcase.models import ReportVersion, ResourceVersion, ShowcaseEvent
from showcase.reports.addresses import address_of

SCHEMA = "https://schema.org/"


def site_data() -> dict[str, Any]:
    return {
        "@type": "WebSite",
        "name": settings.SITE_NAME,
        "url": absolute("/"),
        "inLanguage": "en-GB",
        "publisher": {"@type": "Organization", "name": settings.OPERATOR_NAME},
        "potentialAction": {
            "@type": "SearchAction",
            "target": absolute(f"{reverse('matching:search')}?q={{words}}"),
            "query-input": "required name=words",
        },
    }


def event_data(event: ShowcaseEvent) -> dict[str, Any]:
    """The link of the online meeting is for those who registered, so it is not in it."""
    cancelled = event.status == EventStatus.CANCELLED
    return {
        "@type": "Event",
        "name": event.title,
        "description": event.summary,
        "url": absolute(event.get_absolute_url()),
        "startDate": event.starts_at,
        "endDate": event.ends_at,
        "eventStatus": f"{SCHEMA}Event{'Cancelled' if cancelled else 'Scheduled'}",
        "eventAttendanceMode": f"{SCHEMA}{_mode(event)}EventAttendanceMode",
        "location": _places(event),
        "organizer": {"@type": "Organization", "name": settings.OPERATOR_NAME},
        "maximumAttendeeCapacity": event.capacity,
        "isAccessibleForFree": True,
    }


def report_data(version: ReportVersion) -> dict[str, Any]:
    """One published version, at the address that always shows it."""
    page = address_of(version)
    return {
        "@type": "Report",
        "@id": page,
        "url": page,
        "name": version.content["title"],
        "about": version.content["round"]["name"],
        "inLanguage": "en-GB",
        "version": version.number,
        "datePublished": version.published_at,
        "author": {"@type": "Organization", "name": settings.OPERATOR_NAME},
        "publisher": {"@type": "Organization", "name": settings.OPERATOR_NAME},
        "isAccessibleForFree": True,
    }


def resource_data(version: ResourceVersion) -> dict[str, Any]:
    """The current version of guidance (a TechArticle) or of a case study (an Article)."""
    page = absolute(version.resource.get_absolute_url())
    is_guidance = version.resource.kind == ResourceKind.GUIDANCE
    return {
        "@type": "TechArticle" if is_guidance else "Article",
        "@id": page,
        "url": page,
        "headline": version.title,
        "abstract": version.summary,
        "inLanguage": "en-GB",
        "version": version.number,
        "dateModified": version.published_at,
        "author": {"@type": "Organization", "name": settings.OPERATOR_NAME},
        "publisher": {"@type": "Organization", "name": settings.OPERATOR_NAME},
        "isAccessibleForFree": True,
    }


def _mode(event: ShowcaseEvent) -> str:
    if not event.online_link:
        return "Offline"
    return "Mixed" if event.venue else "Online"


def _places(event: ShowcaseEvent) -> list[dict[str, str]]:
    venue = {"@type": "Place", "name": event.venue, "address": event.address}
    online = {"@type": "VirtualLocation", "url": absolute(event.get_absolute_url())}
    return [*([venue] if event.venue else []), *([online] if event.online_link else [])]
