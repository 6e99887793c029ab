import pytest
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone

from accounts.enums import MembershipStatus, Region, Role
from accounts.models import Organisation
from notifications.models import Message
from tests.journeys import people, solutions
from vendors.actions.supply.agreement import publish_agreement
from vendors.models import AgreementAcceptance, VendorProfile

pytestmark = pytest.mark.django_db
TYPED = {
    "name": "Larkfield Software",
    "registered": "uk",
    "company_number": " sc 123 456 ",
    "overseas_register": "",
    "staff": "18",
    "turnover": "£1,200,000",
    "town": "Leeds",
    "website": "larkfield.example",
    "summary": "Eighteen people.",
}


def register(client, person=None, **typed):
    client.force_login(person or people.anybody())
    return client.post(reverse("vendors:register"), {**TYPED, **typed})


def test_register_with_a_known_form_of_number_makes_a_vendor_and_its_lead(client):
    person = people.anybody()
    response = register(client, person)
    assert response.url == reverse("vendors:agreement")
    profile = VendorProfile.objects.select_related("organisation").get()
    assert (profile.organisation.name, profile.organisation.slug, profile.company_number) == (
        "Larkfield Software",
        "larkfield-software",
        "SC123456",
    )
    assert profile.website == "https://larkfield.example"
    held = person.memberships.get()
    assert (held.role, held.status) == (Role.VENDOR_LEAD, MembershipStatus.ACTIVE)


def test_register_works_the_size_out_from_staff_and_turnover(client):
    register(client)
    profile = VendorProfile.objects.get()
    assert (profile.size, profile.staff, profile.turnover) == ("small", 18, 1_200_000)


@pytest.mark.parametrize(
    ("typed", "pounds"),
    [("0", 0), (" 1 200 000 ", 1_200_000), ("1200000.00", 1_200_000), ("£ 950,000", 950_000)],
)
def test_register_takes_a_turnover_however_it_is_written(client, typed, pounds):
    register(client, turnover=typed)
    assert VendorProfile.objects.get().turnover == pounds


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        (
            "turnover",
            "1.2 million",
            "Enter whole pounds as a number, such as 1200000 or £1,200,000.",
        ),
        ("turnover", "-1", "Enter an amount that is not below zero."),
        ("turnover", "9" * 13, "This is more than any company turns over. Check the zeros."),
        ("staff", "about ten", "Enter the number of people in figures, such as 18."),
        ("staff", "9" * 20, "Check this number: no company has so many people."),
    ],
)
def test_register_with_figures_that_are_none_is_refused_beside_the_field(
    client, field, typed, sentence
):
    response = register(client, **{field: typed})
    assert response.context["form"].errors[field] == [sentence]
    assert VendorProfile.objects.count() == 0


def test_edit_after_a_better_year_works_the_size_out_again(client):
    lead = people.vendor_lead()
    vendor = solutions.vendor_of(lead)
    address = reverse("vendors:edit_organisation", args=[vendor.slug])
    client.force_login(lead)
    client.post(address, {**TYPED, "staff": "60", "turnover": "50000000"})
    assert VendorProfile.objects.get(organisation=vendor).size == "large"
    client.post(
        address,
        {**TYPED, "staff": "60", "turnover": "50000000", "balance_sheet": "£9,000,000"},
    )
    assert VendorProfile.objects.get(organisation=vendor).size == "medium"
    page = client.get(reverse("vendors:my_organisation")).content.decode()
    assert "Worked out from 60 people and a turnover of £50,000,000." in page


def test_register_overseas_keeps_the_register_and_no_number(client):
    register(client, registered="overseas", overseas_register="HRB 12345, Hamburg")
    profile = VendorProfile.objects.get()
    assert (profile.company_number, profile.overseas_register) == (None, "HRB 12345, Hamburg")


def test_register_with_regions_keeps_them_and_without_any_serves_all_of_england(client):
    register(client, regions=[Region.LONDON, Region.EAST])
    register(client, company_number="SC654321")
    served = [(p.regions, p.regions_in_words) for p in VendorProfile.objects.order_by("pk")]
    assert served == [
        (["london", "east_of_england"], "East of England, London"),
        ([], "All of England"),
    ]


def test_register_with_an_unknown_region_is_refused_beside_the_field(client):
    response = register(client, regions=["wales"])
    assert list(response.context["form"].errors) == ["regions"]
    assert VendorProfile.objects.count() == 0


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"company_number": ""}, "company_number", "Enter your Companies House number."),
        (
            {"company_number": "1234567"},
            "company_number",
            "A Companies House number has 8 characters. This one has 7. "
            "Put zeros in front if yours is shorter.",
        ),
        (
            {"company_number": "ABCDEFGH"},
            "company_number",
            "A Companies House number is 8 digits, or 2 letters and 6 digits, such as 01234567 "
            "or SC123456.",
        ),
        (
            {"registered": "overseas"},
            "overseas_register",
            "Enter the register and your number in it.",
        ),
        ({"registered": ""}, "registered", "Say where your organisation is registered."),
    ],
)
def test_register_with_a_mistake_says_so_beside_the_field_and_keeps_the_text(
    client, typed, field, sentence
):
    response = register(client, **typed)
    assert response.status_code == 422
    assert response.context["form"].errors[field] == [sentence]
    assert 'value="Larkfield Software"' in response.content.decode()
    assert VendorProfile.objects.count() == 0


def test_register_with_two_vendors_of_one_name_gives_each_an_address(client):
    register(client)
    register(client, company_number="SC654321")
    slugs = Organisation.objects.filter(kind="vendor").order_by("pk").values_list("slug", flat=True)
    assert list(slugs) == ["larkfield-software", "larkfield-software-2"]


@pytest.mark.parametrize("name", ["🙂", "شركة الحلول", "x" * 300])
def test_register_with_an_unusual_name_keeps_it(client, name):
    register(client, name=name)
    assert Organisation.objects.get(kind="vendor").name == name


def test_register_with_a_known_number_leads_to_asking_to_join(client):
    register(client)
    response = register(client, company_number="sc123456", name="Copy")
    assert response.url == reverse("vendors:join", args=["SC123456"])
    assert VendorProfile.objects.count() == 1
    page = client.get(response.url).content.decode()
    assert "Larkfield Software is registered already" in page


def test_join_asked_twice_waits_once_and_tells_the_lead(client):
    lead, person = people.anybody(), people.anybody(name="Sam Okafor")
    register(client, lead)
    client.force_login(person)
    address = reverse("vendors:join", args=["SC123456"])
    client.post(address)
    client.post(address)
    asked = person.memberships.get()
    assert (asked.role, asked.status) == (Role.VENDOR_USER, MembershipStatus.WAITING)
    told = Message.objects.get(kind="vendor_join_asked")
    assert (told.to, told.subject) == (lead.email, "Sam Okafor asks to join Larkfield Software")
    assert "Waiting for the lead" in client.get(address).content.decode()


def test_join_of_an_unknown_number_is_not_found(client):
    client.force_login(people.anybody())
    assert client.get(reverse("vendors:join", args=["SC000000"])).status_code == 404


def test_organisation_page_shows_the_own_vendor_only(client):
    other = people.vendor("Othermost Limited")
    lead = people.vendor_lead(people.vendor("Mine Limited"))
    client.force_login(lead)
    page = client.get(reverse("vendors:my_organisation")).content.decode()
    assert "Mine Limited" in page
    assert other.name not in page


def test_edit_of_another_vendor_is_not_found(client):
    other = people.vendor()
    client.force_login(people.vendor_lead())
    address = reverse("vendors:edit_organisation", args=[other.slug])
    assert client.get(address).status_code == 404
    assert client.post(address, TYPED).status_code == 404


def test_edit_changes_name_and_profile(client):
    lead = people.vendor_lead()
    vendor = solutions.vendor_of(lead)
    client.force_login(lead)
    client.post(reverse("vendors:edit_organisation", args=[vendor.slug]), TYPED)
    vendor.refresh_from_db()
    assert (vendor.name, vendor.vendor_profile.town) == ("Larkfield Software", "Leeds")


def test_edit_starts_from_the_regions_known_and_shows_them_when_saved(client):
    lead = people.vendor_lead()
    vendor = solutions.vendor_of(lead)
    address = reverse("vendors:edit_organisation", args=[vendor.slug])
    client.force_login(lead)
    client.post(address, {**TYPED, "regions": [Region.LONDON]})
    assert client.get(address).context["form"].initial["regions"] == ["london"]
    shown = client.get(reverse("vendors:my_organisation")).content.decode()
    assert "Regions served" in shown
    assert "London" in shown


@pytest.mark.parametrize("regions", [["wales"], ["london", "wales"]])
def test_profile_with_an_unknown_region_is_refused_by_the_database(regions):
    profile = people.vendor().vendor_profile
    profile.regions = regions
    with pytest.raises(IntegrityError, match="vendor_regions_known"):
        profile.save()


def test_edit_to_another_vendors_number_is_refused_beside_the_field(client):
    other, lead = people.vendor("Othermost Limited"), people.vendor_lead()
    vendor = solutions.vendor_of(lead)
    client.force_login(lead)
    number = other.vendor_profile.company_number
    response = client.post(
        reverse("vendors:edit_organisation", args=[vendor.slug]),
        {**TYPED, "company_number": number},
    )
    assert response.context["form"].errors["company_number"] == [
        "This is the number of Othermost Limited, registered already."
    ]
    vendor.refresh_from_db()
    assert vendor.name != TYPED["name"]


def test_agreement_accepted_on_its_page_is_recorded(client):
    lead, agreement = people.vendor_lead(), solutions.agreement()
    client.force_login(lead)
    response = client.post(
        reverse("vendors:agreement"),
        {
            "version": agreement.version,
            "accept": "on",
            "vendor": solutions.vendor_of(lead).pk,
        },
    )
    assert response.url == reverse("vendors:my_solutions")
    assert AgreementAcceptance.objects.get().accepted_by == lead


def test_agreement_without_a_tick_is_not_accepted(client):
    agreement = solutions.agreement()
    client.force_login(people.vendor_lead())
    response = client.post(reverse("vendors:agreement"), {"version": agreement.version})
    assert response.context["form"].errors["accept"] == ["Tick the box to accept the agreement."]
    assert AgreementAcceptance.objects.count() == 0


def test_agreement_changed_while_it_was_read_is_shown_again(client):
    read = solutions.agreement()
    publish_agreement(2, "# Newer words", by=None, at=timezone.now())
    lead = people.vendor_lead()
    client.force_login(lead)
    response = client.post(
        reverse("vendors:agreement"),
        {"version": read.version, "accept": "on", "vendor": solutions.vendor_of(lead).pk},
    )
    assert response.status_code == 422
    assert "A newer version of the agreement is out." in response.content.decode()
    assert AgreementAcceptance.objects.count() == 0


def test_agreement_page_for_a_colleague_names_the_lead_and_shows_no_button(client):
    solutions.agreement()
    client.force_login(people.vendor_user())
    page = client.get(reverse("vendors:agreement")).content.decode()
    assert "Only your organisation’s lead can accept the agreement." in page
    assert "I have read this" not in page


def test_agreement_in_an_earlier_version_stays_readable_by_anybody(client):
    solutions.agreement()
    publish_agreement(2, "# Newer words", by=None, at=timezone.now())
    page = client.get(reverse("vendors:agreement_version", args=[1])).content.decode()
    assert "We publish." in page
    assert "Read version 2" in page


def test_agreement_in_a_new_version_is_asked_for_wherever_it_stands_in_the_way(client):
    version = solutions.ready()
    lead = solutions.lead_of(version)
    client.force_login(lead)
    places = [
        reverse("vendors:my_solutions"),
        reverse("vendors:dossier", args=[version.solution.slug]),
        reverse("vendors:check_solution", args=[version.solution.slug]),
    ]
    asked = "accepted version 1 of the working-in-the-open agreement; a newer one is out."
    assert [asked in client.get(place).content.decode() for place in places] == [False] * 3
    publish_agreement(2, "# Working in the open\n\nWe share.", by=None, at=timezone.now())
    assert [asked in client.get(place).content.decode() for place in places] == [True] * 3


def test_agreement_page_shows_what_changed_since_the_version_that_was_accepted(client):
    lead = solutions.bound_vendor()
    publish_agreement(2, "# Working in the open\n\nWe share.", by=None, at=timezone.now())
    client.force_login(lead)
    (part,) = client.get(reverse("vendors:agreement")).context["parts"]
    changes = [(str(run.kind), run.text) for run in part.runs if run.is_change]
    assert (part.title, changes) == (
        "Since version 1",
        [("deleted", "publish"), ("inserted", "share")],
    )


def test_agreement_is_accepted_for_the_vendor_chosen_alone(client):
    lead, agreement = people.vendor_lead(), solutions.agreement()
    first, second = solutions.vendor_of(lead), people.vendor()
    people.give_role(lead, role="vendor_lead", organisation=second, by=None, at=timezone.now())
    client.force_login(lead)
    address, typed = reverse("vendors:agreement"), {"version": agreement.version, "accept": "on"}
    assert client.post(address, typed).status_code == 422
    client.post(address, {**typed, "vendor": second.pk})
    assert AgreementAcceptance.objects.get().vendor == second
    assert first in client.get(address).context["to_bind"]
