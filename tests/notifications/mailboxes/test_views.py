import pytest
from django.urls import reverse
from django.utils import timezone

from notifications.actions.mailboxes import add_mailbox
from notifications.models import Message, SharedMailbox
from notifications.topics.shared import topics_to_share
from tests.journeys import people

pytestmark = pytest.mark.django_db
ADDRESS = "digital@northmere.gov.uk"


@pytest.fixture
def council():
    return people.council(domain="northmere.gov.uk")


@pytest.fixture
def page(client, council):
    client.force_login(people.council_lead(council))
    return reverse("notifications:mailboxes", args=[council.slug])


def typed(council, **changes):
    paces = {topic.name: "off" for topic in topics_to_share(council)}
    return {**paces, "address": ADDRESS, "statement_decisions": "at_once", **changes}


def test_lead_adds_a_mailbox_which_confirms_without_signing_in(client, council, page):
    assert client.post(page, typed(council)).url == page
    link = Message.objects.get(to=ADDRESS).link
    client.logout()
    assert b"Decisions about your statements" in client.get(link).content
    assert SharedMailbox.objects.get().confirmed_at is None
    assert b"<h1>Confirmed</h1>" in client.post(link).content
    assert SharedMailbox.objects.live().count() == 1


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"address": "team@gmail.example"}, "The address has to end in @northmere.gov.uk."),
        ({"statement_decisions": "off"}, "Choose one kind of mail at least."),
    ],
)
def test_what_cannot_be_is_told_and_the_rest_kept(client, council, page, changes, error):
    response = client.post(page, typed(council, **changes))
    assert response.status_code == 422
    assert response.context["form"].non_field_errors() == [error]
    assert not SharedMailbox.objects.exists()


def test_lead_of_another_council_finds_nothing(client, council, page):
    client.post(page, typed(council))
    client.force_login(people.council_lead())
    mailbox = SharedMailbox.objects.get()
    assert client.get(page).status_code == 404
    for name in ("mailbox", "ask_mailbox", "stop_mailbox"):
        assert client.post(reverse(f"notifications:{name}", args=[mailbox.pk])).status_code == 404


def test_topics_are_changed_and_the_mailbox_is_stopped(client, council, page):
    client.post(page, typed(council))
    mailbox = SharedMailbox.objects.get()
    edit = reverse("notifications:mailbox", args=[mailbox.pk])
    assert client.get(edit).context["form"]["statement_decisions"].value() == "at_once"
    client.post(edit, typed(council, statement_decisions="daily"))
    assert list(mailbox.choices.values_list("topic", "pace")) == [("statement_decisions", "daily")]
    client.post(reverse("notifications:stop_mailbox", args=[mailbox.pk]))
    assert client.get(edit).status_code == 404


@pytest.mark.parametrize("count", [1, 5])
def test_page_costs_the_same_for_one_and_for_five(
    client, council, page, count, django_assert_num_queries
):
    lead = people.council_lead(council)
    for number in range(count):
        address = f"t{number}@northmere.gov.uk"
        add_mailbox(council, address, {"statement_decisions": "daily"}, by=lead, at=timezone.now())
    with django_assert_num_queries(6):
        client.get(page)
