from datetime import datetime

from django.urls import reverse
from django.utils.timezone import localdate

from accounts.queries.audiences import administrators
from notifications.actions import queue_message
from showcase.models import DataRun


def tell_open_data_failed(run: DataRun, *, at: datetime) -> None:
    """Administrators, once a day however often it is tried."""
    for person in administrators():
        queue_message(
            to=person,
            kind="open_data_failed",
            key=localdate(at).isoformat(),
            at=at,
            link=reverse("showcase:staff_open_data"),
            run=run,
        )
