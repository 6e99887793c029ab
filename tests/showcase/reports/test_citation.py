import json
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.journeys.showcase import report_at

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def cited(client, form, **words):
    report = report_at(**words)
    response = client.get(reverse("showcase:report_citation", args=[report.slug, 1, form]))
    return response, f"/reports/{report.slug}/1/"


def test_citation_in_bibtex_has_one_field_a_line_and_its_braces_closed(client, settings):
    settings.OPERATOR_NAME = "Office & Co"
    response, path = cited(client, "bibtex")
    entry = response.content.decode()
    fields = dict(re.findall(r"^  (\w+) = \{(.*)\},$", entry, re.MULTILINE))
    assert fields == {
        "title": "{What we learned}",
        "author": r"{Office \& Co}",
        "year": str(TODAY().year),
        "month": TODAY().strftime("%b").lower(),
        "note": "Version 1",
        "url": f"{settings.SITE_URL}{path}",
    }
    assert entry.startswith("@techreport{what-we-learned-1,\n")
    assert entry.count("{") == entry.count("}")


def test_citation_in_ris_begins_with_its_type_and_ends_its_record(client, settings):
    response, path = cited(client, "ris")
    lines = response.content.decode().split("\r\n")
    assert lines[0] == "TY  - RPRT"
    assert lines[-2:] == ["ER  - ", ""]
    assert all(re.match(r"[A-Z]{2}  - ", line) for line in lines[:-1])
    assert f"UR  - {settings.SITE_URL}{path}" in lines


def test_citation_in_csl_is_a_list_of_one_report(client, settings):
    response, path = cited(client, "csl")
    (item,) = json.loads(response.content)
    assert item["type"] == "report"
    assert item["issued"] == {"date-parts": [[TODAY().year, TODAY().month, TODAY().day]]}
    assert item["URL"] == f"{settings.SITE_URL}{path}"
    assert response["Content-Disposition"].endswith('version-1.csl.json"')


def test_citation_in_a_form_nobody_knows_is_not_there(client):
    assert cited(client, "endnote")[0].status_code == 404
