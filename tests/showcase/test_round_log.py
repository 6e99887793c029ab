import pytest
from django.apps import apps
from django.urls import reverse
from django.utils import timezone

from challenges.enums import ChallengeStatus, StatementStatus
from showcase.enums import EventStatus
from showcase.queries.round_log import REACHED, lines_of_round, ways_to_round
from tests.journeys import people
from tests.journeys.challenges import challenge_at, open_round, statement_at
from tests.journeys.showcase import event_at
from tests.journeys.vetting import response_at, solution_at
from vendors.actions.supply.naming import rename_solution
from vendors.enums import ResponseStatus, SolutionStatus
from workflow.models import Event

pytestmark = pytest.mark.django_db
LOG_QUERIES = 9


def kinds_in(round_):
    return {line.subject_type for line in lines_of_round(round_)}


def test_log_of_a_round_follows_every_kind_of_record_down_to_it():
    response = response_at(ResponseStatus.SHORTLISTED)
    round_ = response.challenge.round
    event_at(EventStatus.REGISTRATION_OPEN, round=round_)
    statement_at(StatementStatus.SUBMITTED, round=round_)
    assert kinds_in(round_) >= {
        "challenges.round",
        "challenges.statement",
        "challenges.challenge",
        "vendors.solutionversion",
        "vendors.response",
        "showcase.showcaseevent",
    }


def test_log_of_a_round_has_what_happened_to_its_solutions_under_any_number():
    version = solution_at(SolutionStatus.DRAFT)
    by = version.solution.vendor.memberships.first().user
    rename_solution(version.solution, name="Another name", by=by, at=timezone.now())
    renamed = lines_of_round(version.round).get(name="rename")
    assert renamed.subject_id == version.solution_id


def test_log_of_a_round_has_no_line_of_another():
    of_another = statement_at(StatementStatus.SUBMITTED, round=open_round())
    challenge = challenge_at(ChallengeStatus.CLOSED)
    about = {(line.subject_type, line.subject_id) for line in lines_of_round(challenge.round)}
    assert ("challenges.challenge", challenge.pk) in about
    assert ("challenges.statement", of_another.pk) not in about


def test_every_kind_of_record_that_names_a_round_belongs_to_it():
    names_round = {
        model
        for model in apps.get_models()
        if any(
            getattr(field.related_model, "__name__", "") == "Round" for field in model._meta.fields
        )
    }
    assert names_round <= set(ways_to_round())
    assert set(REACHED) <= {model._meta.label for model in ways_to_round()}


def test_log_of_a_round_takes_the_same_queries_however_many_lines_there_are(
    client, django_assert_num_queries
):
    client.force_login(people.administrator())
    round_ = open_round()
    address = reverse("showcase:round_log", args=[round_.slug])
    statement_at(StatementStatus.DRAFT, round=round_)
    client.get(address)
    with django_assert_num_queries(LOG_QUERIES):
        client.get(address)
    for _ in range(4):
        statement_at(StatementStatus.SUBMITTED, round=round_)
    with django_assert_num_queries(LOG_QUERIES):
        client.get(address)


def test_file_of_a_round_has_its_lines_only_and_is_logged(client):
    client.force_login(people.administrator())
    mine, other = open_round(), open_round()
    statement_at(StatementStatus.SUBMITTED, round=mine)
    hidden = statement_at(StatementStatus.SUBMITTED, round=other)
    address = reverse("showcase:round_log", args=[mine.slug])
    file = b"".join(client.get(address, {"download": "csv"})).decode()
    assert "Submit" in file
    assert f"{hidden.pk}," not in [line.split(",")[5] + "," for line in file.splitlines()]
    assert Event.objects.get(name="take_list").data["list"] == "log-of-round"
