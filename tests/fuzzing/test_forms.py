"""The small form of `make fuzz`: no page breaks over what is sent to it."""

import pytest

from tests.fuzzing.campaign import campaign
from tests.fuzzing.visits import forms_met

pytestmark = pytest.mark.django_db


def test_no_form_breaks_over_hostile_values(world):
    forms = forms_met(world, most=40)
    found = campaign(world, forms, 100, 20261126, lambda: None)
    assert found["findings"] == {}
