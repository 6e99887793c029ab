import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.actions.memberships import end_membership
from challenges.actions.handover import hand_over
from challenges.models import Follow, Statement
from notifications.models import Message
from tests.journeys import people
from tests.journeys.challenges import challenge_at, statement_at
from workflow.engine import TransitionDenied
from workflow.models import Event

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def council():
    return people.council("Northmere Borough Council")


@pytest.fixture
def author(council):
    return people.officer(council)


@pytest.fixture
def colleague(council):
    return people.officer(council, name="Ada Bright")


def authors():
    return set(Statement.objects.values_list("author", flat=True))


def test_statements_go_on_with_the_colleague_who_is_told_once(author, colleague):
    statements = [statement_at(by=author), statement_at("submitted", by=author)]
    hand_over(statements, to=colleague, by=author, at=NOW)
    assert authors() == {colleague.pk}
    [message] = Message.objects.filter(kind="statements_handed_over")
    assert message.to == colleague.email
    assert message.subject == "2 statements are now yours"
    for statement in statements:
        assert statement.reference in message.body


def test_each_statement_keeps_in_its_history_who_had_it_before(author, colleague):
    statement = statement_at(by=author)
    hand_over([statement], to=colleague, by=author, at=NOW)
    line = Event.objects.about(statement).get(name="hand_over")
    assert line.by == author
    assert line.data == {"before": author.pk, "after": colleague.pk}


def test_colleague_follows_the_challenge_and_the_author_no_longer(council):
    challenge = challenge_at()
    statement = challenge.sources.first().statement
    colleague = people.officer(statement.council)
    hand_over([statement], to=colleague, by=statement.author, at=NOW)
    following = Follow.objects.standing().filter(challenge=challenge)
    assert [follow.person for follow in following] == [colleague]


@pytest.mark.parametrize("who", ["lead", "administrator"])
def test_leads_and_administrators_hand_over_for_somebody_who_left(council, author, colleague, who):
    statement = statement_at(by=author)
    lead = people.council_lead(council)
    end_membership(author.memberships.get(), reason="Left.", by=lead, at=NOW)
    by = lead if who == "lead" else people.administrator()
    hand_over([statement], to=colleague, by=by, at=NOW)
    assert authors() == {colleague.pk}


def test_colleague_does_not_take_what_nobody_gave(author, colleague):
    with pytest.raises(TransitionDenied, match="author or a lead of your council"):
        hand_over([statement_at(by=author)], to=colleague, by=colleague, at=NOW)


@pytest.mark.parametrize("make", [people.officer, people.council_lead, people.staff])
def test_people_of_elsewhere_hand_nothing_over(author, colleague, make):
    with pytest.raises(TransitionDenied):
        hand_over([statement_at(by=author)], to=colleague, by=make(), at=NOW)


@pytest.mark.parametrize("make", [people.officer, people.vendor_user, people.anybody])
def test_nobody_outside_the_council_takes_over(author, make):
    with pytest.raises(ValidationError, match="holds no role in Northmere"):
        hand_over([statement_at(by=author)], to=make(), by=author, at=NOW)
    assert authors() == {author.pk}


def test_statement_that_has_another_author_by_now_stops_all(council, author, colleague):
    mine, gone = statement_at(by=author), statement_at(by=author)
    hand_over([gone], to=colleague, by=author, at=NOW)
    third = people.officer(council)
    with pytest.raises(ValidationError, match="meanwhile"):
        hand_over([mine, gone], to=third, by=author, at=NOW)
    assert authors() == {author.pk, colleague.pk}


def test_author_hands_over_on_the_page_all_being_chosen(client, council, author, colleague):
    statement = statement_at(by=author)
    client.force_login(author)
    assert "/hand-over/" in client.get("/council/statements/").content.decode()
    address = f"/council/{council.slug}/hand-over/{author.pk}/"
    page = client.get(address)
    assert page.context["form"]["statements"].initial == [statement]
    empty = client.post(address, {"colleague": colleague.pk})
    assert (empty.status_code, "Choose at least one statement." in empty.content.decode()) == (
        422,
        True,
    )
    done = client.post(
        address, {"statements": [statement.pk], "colleague": colleague.pk}, follow=True
    )
    assert "1 statement is now with Ada Bright." in done.content.decode()
    assert "Nothing to hand over" in done.content.decode()


def test_page_without_a_colleague_says_whom_to_invite(client, council, author):
    statement_at(by=author)
    client.force_login(author)
    page = client.get(f"/council/{council.slug}/hand-over/{author.pk}/").content.decode()
    assert "Nobody to hand them to" in page


def test_page_of_somebody_never_in_the_council_is_not_there(client, council):
    client.force_login(people.administrator())
    address = f"/council/{council.slug}/hand-over/{people.anybody().pk}/"
    assert client.get(address).status_code == 404
