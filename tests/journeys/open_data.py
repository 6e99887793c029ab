"""Editions of the open data, made by the real actions."""

from django.utils import timezone

from showcase.actions.open_data.keeping import withdraw_edition
from showcase.actions.open_data.making import begin_run, carry_out
from showcase.models import DataEdition
from tests.journeys import people


def edition(at=None):
    """The newest one, made now where there is anything new to tell."""
    at = at or timezone.now()
    carry_out(begin_run(by=None, at=at), at=at)
    return DataEdition.objects.newest_first().first()


def cleared():
    """An edition whose files were taken away."""
    gone = edition()
    withdraw_edition(gone, reason="It named somebody.", by=people.staff(), at=timezone.now())
    gone.refresh_from_db()
    return gone
