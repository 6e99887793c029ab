"""What the demonstration tells of suggestions."""

import pytest
from django.core.management import call_command
from django.utils.timezone import localdate

from matching.models import Invitation, SetAside
from matching.queries.demand.exposure import exposure_by_size
from tests.journeys import people

pytestmark = pytest.mark.django_db


def test_demonstration_has_an_invitation_a_solution_set_aside_and_pages_that_were_opened():
    call_command("load_demonstration")
    invitation, said = Invitation.objects.get(), SetAside.objects.get()
    assert (invitation.solution.slug, invitation.challenge.slug) == ("fieldnote", "one-way-in")
    assert (said.solution.slug, said.council.slug) == ("quillmoor-margins", "northmere")
    sizes = exposure_by_size(people.staff(), day=localdate())
    assert sum(size.shown for size in sizes) == 47
    assert sum(size.shown > 0 for size in sizes) >= 2
