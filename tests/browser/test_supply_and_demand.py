"""What staff see of the market and everybody of the method, at three widths, with the real engine."""

from django.urls import reverse
from django.utils import timezone

from matching.actions.exposure import count_shown
from matching.actions.fits import work_out_fits
from tests.journeys import challenges, people, solutions, vetting
from tests.journeys.matching import read_everything

PAGES = ("overview", "unmet", "idle", "never_shown")


def test_staff_pages_with_gaps_on_both_sides_are_accessible_and_fit(look):
    care = challenges.theme(
        "Supporting social care practitioners and those whom they visit at home"
    )
    visits = challenges.challenge_at(in_theme=care)
    visits.kinds_of_ai.set([challenges.kind_of_ai(), challenges.kind_of_ai("Predictive")])
    challenges.challenge_at(
        title="A library that lends books at night and on Sundays without anybody at its desk",
        question="How can we lend books at night?",
        challenge="Readers work shifts.",
        why_it_matters="Shelves are full.",
        service_area=challenges.service_area("Libraries"),
    )
    notes = vetting.solution_at("eligible", lead=solutions.bound_vendor("Larkfield Software"))
    vetting.solution_at(
        "eligible",
        lead=solutions.bound_vendor("شركة Tree Watch Limited"),
        name="Canopy",
        summary="Counts the leaves of street trees",
        description="Photographs from a drone tell which trees are ill.",
    )
    read_everything()
    work_out_fits(at=timezone.now())
    count_shown([notes.solution.vendor_id] * 3, on=timezone.localdate())
    look(
        people.administrator(),
        {f"matching-{name}": reverse(f"matching:{name}") for name in PAGES},
    )


def test_staff_pages_with_nothing_to_show_are_accessible_and_fit(look):
    look(people.staff(), {f"nothing-{name}": reverse(f"matching:{name}") for name in PAGES})


def test_page_on_how_matching_works_is_accessible_and_fits(look):
    look(None, {"how-matching-works": reverse("matching:how_it_works")})
