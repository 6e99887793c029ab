from datetime import UTC, date, datetime

import pytest

from accounts.actions.register import CouncilsVanished, RegisterChanges, import_edition
from accounts.models import EmailDomain, Organisation
from accounts.register.edition import parse_edition
from tests.journeys.people import council
from workflow.models import Event

pytestmark = pytest.mark.django_db

AT = datetime(2031, 4, 1, 9, tzinfo=UTC)
FIRST = parse_edition("""edition 2030
[North West: Combined authority]
E47000901 Fellside Combined Authority
[North West: District council]
E07000901 Mereton District Council; mereton.gov.uk
E07000902 Mosswick Borough Council; mosswick.gov.uk
""")
NEXT = parse_edition("""edition 2031
[North West: Combined authority]
E47000901 Fellside Combined Authority
[North West: Unitary authority, in Fellside Combined Authority]
E06000901 Mereton and Mosswick Council; mereton-mosswick.gov.uk
[North West: District council]
E07000901 Mereton District Council; mereton.gov.uk; closed 2031-04-01, now E06000901
E07000902 Mosswick Borough Council; closed 2031-04-01, now E06000901
""")


def imported(edition, **options):
    return import_edition(edition, by=None, at=AT, **options)


def test_first_edition_adds_every_council():
    assert imported(FIRST) == RegisterChanges(
        added=[
            "Fellside Combined Authority",
            "Mereton District Council",
            "Mosswick Borough Council",
        ]
    )
    mereton = Organisation.objects.get(gss_code="E07000901")
    assert (
        mereton.name,
        mereton.slug,
        mereton.kind,
        mereton.council_type,
        mereton.region,
        [domain.domain for domain in mereton.domains.all()],
    ) == (
        "Mereton District Council",
        "mereton-district-council",
        "council",
        "non_metropolitan_district",
        "north_west",
        ["mereton.gov.uk"],
    )


def test_same_edition_again_changes_nothing():
    imported(FIRST)
    events = Event.objects.count()
    assert imported(FIRST) == RegisterChanges()
    assert (Organisation.objects.count(), EmailDomain.objects.count(), Event.objects.count()) == (
        3,
        2,
        events,
    )


def test_next_edition_keeps_closed_councils_with_end_date_and_successor():
    imported(FIRST)
    assert imported(NEXT) == RegisterChanges(
        added=["Mereton and Mosswick Council"],
        closed=["Mereton District Council", "Mosswick Borough Council"],
    )
    successor = Organisation.objects.get(gss_code="E06000901")
    facts = Organisation.objects.filter(gss_code__startswith="E07").order_by("gss_code")
    assert list(facts.values_list("name", "ended_on", "successor")) == [
        ("Mereton District Council", date(2031, 4, 1), successor.pk),
        ("Mosswick Borough Council", date(2031, 4, 1), successor.pk),
    ]
    assert str(successor.combined_authority) == "Fellside Combined Authority"
    assert imported(NEXT) == RegisterChanges()


def test_council_in_no_line_of_the_edition_is_named_and_nothing_is_written():
    imported(FIRST)
    without = parse_edition("""edition 2031
[North West: District council]
E07000901 Mereton Town Council; mereton.gov.uk
""")
    with pytest.raises(CouncilsVanished) as refusal:
        imported(without)
    assert refusal.value.names == ["Fellside Combined Authority", "Mosswick Borough Council"]
    assert Organisation.objects.get(gss_code="E07000901").name == "Mereton District Council"


def test_council_closed_before_may_be_left_out_of_an_edition():
    imported(NEXT)
    shorter = parse_edition("""edition 2032
[North West: Combined authority]
E47000901 Fellside Combined Authority
[North West: Unitary authority, in Fellside Combined Authority]
E06000901 Mereton and Mosswick Council; mereton-mosswick.gov.uk
""")
    assert imported(shorter) == RegisterChanges()
    assert Organisation.objects.get(gss_code="E07000901").ended_on == date(2031, 4, 1)


def test_council_with_a_new_name_and_domain_keeps_its_slug_and_its_old_domain():
    imported(FIRST)
    renamed = parse_edition("""edition 2031
[North West: Combined authority]
E47000901 Fellside Combined Authority
[North West: District council]
E07000901 Mereton Royal Council; mereton.example
E07000902 Mosswick Borough Council; mosswick.gov.uk
""")
    assert imported(renamed) == RegisterChanges(changed=["Mereton Royal Council"])
    mereton = Organisation.objects.get(gss_code="E07000901")
    assert mereton.slug == "mereton-district-council"
    assert set(mereton.domains.values_list("domain", flat=True)) == {
        "mereton.gov.uk",
        "mereton.example",
    }
    assert Event.objects.about(mereton).last().data == {
        "edition": 2031,
        "facts": {"name": "Mereton Royal Council"},
        "domains": ["mereton.example"],
    }


def test_dry_run_tells_the_same_and_writes_nothing():
    assert imported(FIRST, dry_run=True) == RegisterChanges(
        added=[
            "Fellside Combined Authority",
            "Mereton District Council",
            "Mosswick Borough Council",
        ]
    )
    assert (Organisation.objects.count(), Event.objects.count()) == (0, 0)


def test_organisation_without_a_code_is_no_business_of_the_register():
    other = council("Demonstration Council", is_demonstration=True)
    imported(FIRST)
    assert Organisation.objects.filter(pk=other.pk, ended_on=None).exists()


def test_slug_taken_by_somebody_else_gets_the_code():
    Organisation.objects.create(name="Mereton", slug="mereton-district-council", kind="vendor")
    imported(FIRST)
    slug = Organisation.objects.get(gss_code="E07000901").slug
    assert slug == "mereton-district-council-e07000901"
