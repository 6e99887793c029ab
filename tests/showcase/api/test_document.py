"""The document is valid, its examples are true to it, and so is every answer to what it allows."""

import json
from http import HTTPStatus

import pytest
import schemathesis
from django.core import signals
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import override_settings
from hypothesis import HealthCheck, Phase, settings
from jsonschema import Draft202012Validator
from schemathesis.specs.openapi.checks import positive_data_acceptance

from showcase.api.interface.document import EXAMPLES, document
from tests.showcase.api.published import everything

RECORDS = {
    "challenges": "WholeChallenge",
    "solutions": "WholeSolution",
    "events": "WholeEvent",
    "reports": "ReportRecord",
    "themes": "ThemeRecord",
    "councils": "CouncilRecord",
    "questions": "QuestionRecord",
}
# Sends what the document allows and what it forbids.
interface = schemathesis.openapi.from_dict(json.loads(json.dumps(document())))
interface.app = get_wsgi_application()


def test_document_is_openapi_3_1_and_names_every_noun():
    paths = {path.split("/")[3] for path in document()["paths"]}
    assert document()["openapi"] == "3.1.0"
    assert paths == set(RECORDS)


def test_example_of_a_list_names_no_address_of_another_site():
    content = document()["paths"]["/api/v1/themes/"]["get"]["responses"]["200"]["content"]
    example = content["application/json"]["examples"]["Themes"]["value"]
    assert example == {"next": None, "previous": None, "results": [EXAMPLES["themes"]]}


def test_every_path_shows_an_example_of_each_answer_that_says_anything():
    lacking = [
        (path, status)
        for path, operations in document()["paths"].items()
        for status, answer in operations["get"]["responses"].items()
        for content in answer.get("content", {}).values()
        if not {"example", "examples"} & set(content)
    ]
    assert lacking == []


def test_example_of_a_problem_is_what_its_schema_says():
    schema = {**document(), "$ref": "#/components/schemas/Problem"}
    for operations in document()["paths"].values():
        for status, answer in operations["get"]["responses"].items():
            content = answer.get("content", {}).get("application/problem+json")
            if content:
                assert content["example"]["status"] == int(status)
                assert list(Draft202012Validator(schema).iter_errors(content["example"])) == []


@pytest.mark.parametrize("noun", RECORDS)
def test_example_is_what_its_schema_says(noun):
    schema = {**document(), "$ref": f"#/components/schemas/{RECORDS[noun]}"}
    errors = [error.message for error in Draft202012Validator(schema).iter_errors(EXAMPLES[noun])]
    fields = document()["components"]["schemas"][RECORDS[noun]]["properties"]
    assert errors == []
    assert list(EXAMPLES[noun]) == list(fields)


@pytest.mark.django_db
@pytest.mark.parametrize("noun", RECORDS)
def test_list_and_record_answer_as_the_schema_says(noun, client):
    everything()
    results = client.get(f"/api/v1/{noun}/").json()["results"]
    schema = {**document(), "$ref": f"#/components/schemas/{RECORDS[noun]}"}
    assert results
    for record in results:
        one = client.get(f"/api/v1/{noun}/{record['id']}/")
        assert one.status_code == HTTPStatus.OK
        assert one.json() == record
        assert list(Draft202012Validator(schema).iter_errors(record)) == []


@pytest.fixture
def connection_kept():
    """As Django's own client has it: a request at its end closes no connection of the test."""
    ends = (signals.request_started, signals.request_finished)
    for signal in ends:
        signal.disconnect(close_old_connections)
    yield
    for signal in ends:
        signal.connect(close_old_connections)


@pytest.mark.django_db
@pytest.mark.usefixtures("connection_kept")
@interface.parametrize()
@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_nothing_sent_brings_an_answer_outside_the_document(case):
    with override_settings(API_RATE="100000/min"):
        # A cursor or an identifier may have the right form and yet be none of ours: 400 is right then.
        case.call_and_validate(excluded_checks=[positive_data_acceptance])
