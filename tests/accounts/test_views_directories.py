import pytest
from allauth.socialaccount.models import SocialAccount
from django.urls import reverse
from django.utils import timezone

from accounts.actions.directories import set_directory
from accounts.models import Directory
from tests.journeys import people
from workflow.models import Event

pytestmark = pytest.mark.django_db
TYPED = {"issuer": "https://login.northmere.example/", "client_id": "portal"}


@pytest.fixture
def council():
    return people.council("Northmere Council", domain="northmere.gov.uk")


def page_of(council, name="directory"):
    return reverse(f"accounts:{name}", args=[council.slug])


def with_directory(council, issuer="https://login.northmere.example"):
    by = people.administrator()
    return set_directory(council, issuer=issuer, client_id="portal", by=by, at=timezone.now())


def linked(council, person):
    return SocialAccount.objects.create(user=person, provider=council.slug, uid="1")


def test_administrator_names_a_directory_and_the_log_says_so(signed_in, council):
    answer = signed_in(people.administrator()).post(page_of(council), TYPED)
    assert (answer.status_code, answer.url) == (302, page_of(council))
    set_to = Directory.objects.values_list("organisation", "issuer", "client_id").get()
    assert set_to == (council.pk, "https://login.northmere.example", "portal")
    line = Event.objects.get(name="set directory")
    assert (line.subject_type, line.subject_id) == ("accounts.organisation", council.pk)


def test_page_names_the_variable_of_the_secret_and_never_the_secret(signed_in, council, settings):
    directory = with_directory(council)
    settings.DIRECTORY_SECRETS = {directory.secret_name: "known to both"}
    page = signed_in(people.administrator()).get(page_of(council)).content.decode()
    assert f"{directory.secret_name} in the environment: set" in page
    assert "known to both" not in page


def test_another_issuer_forgets_who_was_linked_by_the_one_before(council):
    with_directory(council)
    linked(council, people.officer(council))
    with_directory(council)
    assert SocialAccount.objects.count() == 1
    with_directory(council, "https://login.elsewhere.example")
    assert SocialAccount.objects.count() == 0


def test_directory_removed_leaves_its_people_and_their_roles(signed_in, council):
    with_directory(council)
    officer = people.officer(council)
    linked(council, officer)
    signed_in(people.administrator()).post(page_of(council, "remove_directory"))
    assert (Directory.objects.count(), SocialAccount.objects.count()) == (0, 0)
    assert officer.memberships.active().count() == 1
    assert Event.objects.filter(name="remove directory").count() == 1


def test_vendor_has_no_directory(signed_in):
    vendor = people.vendor()
    assert signed_in(people.administrator()).get(page_of(vendor)).status_code == 404


@pytest.mark.parametrize("issuer", ["", "javascript:alert(1)", "ftp://login.example/", "nowhere"])
def test_issuer_that_is_no_address_is_refused(signed_in, council, issuer):
    answer = signed_in(people.administrator()).post(page_of(council), {**TYPED, "issuer": issuer})
    assert (answer.status_code, Directory.objects.count()) == (422, 0)


def test_name_of_the_secret_follows_from_the_council_alone(council):
    council.slug = "st-helens-2"
    assert Directory(organisation=council).secret_name == "DIRECTORY_SECRET_ST_HELENS_2"


def test_nobody_is_joined_to_a_directory_by_hand_in_django_admin(signed_in):
    index = signed_in(people.administrator()).get("/admin/").content.decode()
    assert "socialaccount" not in index
    assert signed_in(people.administrator()).get("/admin/socialaccount/").status_code == 404
