"""Two workers, or the night and a member of staff, begin at the same moment."""

import pytest
from django.utils import timezone

from showcase.actions.open_data.making import begin_run
from showcase.models import DataRun
from tests.together import together
from workflow.engine import TransitionDenied

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_two_that_begin_at_once_one_is_refused():
    now = timezone.now()

    def begin():
        try:
            return begin_run(by=None, at=now)
        except TransitionDenied as denied:
            return denied

    outcomes = together([begin, begin])
    assert sorted(type(one).__name__ for one in outcomes) == ["DataRun", "TransitionDenied"]
    assert DataRun.objects.count() == 1
