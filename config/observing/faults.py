"""Faults told to a service that takes Sentry's events, where SENTRY_DSN names one. ADR 0033.

It is told which fault, where in our code, and under which request. What people typed, who they are and
which address they asked for never leave: an event is made anew from the few parts that hold none of it.
"""

from collections.abc import Mapping
from typing import Any

from django.conf import settings

from workflow import request_id

PLAIN = ("event_id", "timestamp", "platform", "level", "logger", "release", "environment", "sdk")
NAMES_NOBODY = {"route", "view", "task", "component"}
FRAME = (
    *("filename", "abs_path", "module", "function", "lineno"),
    *("pre_context", "context_line", "post_context", "in_app"),
)


def begin() -> None:
    """Once for each process. Nothing is loaded while no service is named."""
    if not settings.SENTRY_DSN:
        return
    import sentry_sdk
    from sentry_sdk.integrations.celery import CeleryIntegration
    from sentry_sdk.integrations.dedupe import DedupeIntegration
    from sentry_sdk.integrations.django import DjangoIntegration
    from sentry_sdk.integrations.logging import LoggingIntegration

    sentry_sdk.init(
        dsn=settings.SENTRY_DSN,
        before_send=only_what_names_nobody,
        integrations=[
            DjangoIntegration(),
            CeleryIntegration(),
            DedupeIntegration(),
            LoggingIntegration(level=None),
        ],
        default_integrations=False,
        auto_enabling_integrations=False,
        auto_session_tracking=False,
        include_local_variables=False,
        max_breadcrumbs=0,
        max_request_body_size="never",
        send_default_pii=False,
    )


def only_what_names_nobody(event: Any, hint: Any) -> Any:
    """Another event, of what is known to hold nothing of anybody.

    An exception goes without its words: PostgreSQL's quote the row that broke a rule. A line of a log
    goes with its words before they were filled in.
    """
    return {
        **{name: event[name] for name in PLAIN if name in event},
        "transaction": _place(event),
        "tags": {"request_id": request_id.current()},
        "logentry": {"message": event.get("logentry", {}).get("message", "")},
        "exception": {"values": [_exception(one) for one in _raised(event)]},
    }


def _raised(event: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return event.get("exception", {}).get("values", [])


def _place(event: Mapping[str, Any]) -> str:
    """The pattern of an address or the name of a task, never an address itself."""
    source = event.get("transaction_info", {}).get("source")
    return event.get("transaction", "") if source in NAMES_NOBODY else ""


def _exception(raised: Mapping[str, Any]) -> dict[str, Any]:
    frames = (raised.get("stacktrace") or {}).get("frames", [])
    return {
        "type": raised.get("type"),
        "module": raised.get("module"),
        "stacktrace": {"frames": [_known(frame) for frame in frames]},
    }


def _known(frame: Mapping[str, Any]) -> dict[str, Any]:
    return {name: frame[name] for name in FRAME if name in frame}
