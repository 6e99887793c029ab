import pytest
from django.urls import reverse
from django.utils import timezone

from tests.journeys import people, solutions, vetting
from vendors.actions.supply.naming import rename_solution
from vendors.actions.supply.solutions import take_down_solution
from workflow.engine import TransitionDenied
from workflow.models import Event

pytestmark = pytest.mark.django_db


def rename(version, by=None, name="Casework"):
    lead = by or solutions.lead_of(version)
    rename_solution(version.solution, name=name, by=lead, at=timezone.now())
    version.solution.refresh_from_db()
    return version.solution


def test_solution_never_public_takes_another_name_and_keeps_its_address():
    version = solutions.draft(name="Fieldnote")
    solution = rename(version)
    assert (solution.name, solution.slug) == ("Casework", "fieldnote")
    assert Event.objects.about(solution).last().data == {"from": "Fieldnote", "to": "Casework"}


@pytest.mark.parametrize("status", ["submitted", "in_vetting", "not_eligible"])
def test_solution_on_its_way_or_not_eligible_may_be_renamed(status):
    assert rename(vetting.solution_at(status)).name == "Casework"


@pytest.mark.parametrize("status", ["eligible", "eligible_with_conditions"])
def test_solution_that_was_public_keeps_its_name_even_when_taken_down(status):
    version = vetting.solution_at(status)
    take_down_solution(version, by=solutions.lead_of(version), at=timezone.now())
    with pytest.raises(TransitionDenied, match="It has been public under this name"):
        rename(version)


def test_solution_renamed_by_people_of_another_vendor_is_refused():
    with pytest.raises(TransitionDenied):
        rename(solutions.draft(), by=people.vendor_lead())


def test_name_left_as_it_is_leaves_no_line_in_the_log():
    version = solutions.draft(name="Fieldnote")
    solution = rename(version, name="Fieldnote")
    assert not Event.objects.about(solution).filter(name="rename").exists()


def test_page_renames_and_an_empty_name_is_asked_for(client):
    version = solutions.draft(name="Fieldnote")
    client.force_login(solutions.lead_of(version))
    address = reverse("vendors:rename_solution", args=[version.solution.slug])
    assert client.post(address, {"name": " "}).status_code == 422
    assert client.post(address, {"name": "Casework"}).url == reverse(
        "vendors:dossier", args=[version.solution.slug]
    )
    assert "Casework" in client.get(address).content.decode()


def test_page_of_a_solution_that_was_public_says_why_and_has_no_button(client):
    version = vetting.solution_at("eligible")
    client.force_login(solutions.lead_of(version))
    page = client.get(reverse("vendors:rename_solution", args=[version.solution.slug]))
    assert "It has been public under this name" in page.content.decode()
    assert "<form method" not in page.content.decode()
