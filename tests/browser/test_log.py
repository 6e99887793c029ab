from django.utils import timezone

from tests.journeys import people
from workflow.engine import record


def test_log_is_accessible_and_fits(look):
    administrator = people.administrator(name="Grace Okoro")
    record(people.council(), "opened", by=administrator, at=timezone.now(), reason="New this year.")
    look(administrator, {"log": "/staff/log/", "log-empty": "/staff/log/?act=nothing"})
