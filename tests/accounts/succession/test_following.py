"""What becomes of everything that names an organisation when another takes its place."""

from datetime import UTC, date, datetime

import pytest
from django.apps import apps
from django.urls import reverse

from accounts.actions.organisations import end_organisation
from accounts.models import Organisation
from accounts.queries.audiences import people_of
from accounts.standing import standing_of
from challenges.actions.statements import start_statement
from challenges.actions.support import give_support
from challenges.enums import ChallengeStatus, StatementStatus
from challenges.models import Support
from tests.journeys import people
from tests.journeys.challenges import challenge_at, open_round, statement_at
from tests.journeys.solutions import round_taking_solutions
from tests.journeys.vetting import solution_at
from vendors.actions.supply.solutions import start_solution
from vendors.enums import SolutionStatus
from workflow.engine import TransitionDenied

pytestmark = pytest.mark.django_db
DAY = date(2025, 4, 1)
ON_THE_DAY = datetime(2025, 4, 1, 0, 20, tzinfo=UTC)
GOES_OVER = {
    *("accounts.Membership.organisation", "accounts.EmailDomain.organisation"),
    *("vendors.Conflict.vendor", "challenges.Support.organisation"),
}
# The name stays, since it is what was said and decided; the successor's people act for it.
STAYS_AND_IS_ACTED_FOR = {
    *("challenges.Statement.council", "matching.Invitation.council", "matching.SetAside.council"),
    *("challenges.Contact.council", "challenges.Contact.vendor"),
    *("challenges.StatementSponsor.organisation", "challenges.ChallengeDesigner.organisation"),
    *("vendors.Solution.vendor", "vendors.Evidence.vendor", "vendors.EvidenceUpload.vendor"),
    *("vendors.ShortlistNote.council", "showcase.FollowUp.council"),
    *("documents.Document.organisation", "vendors.VendorProfile.organisation"),
    *("notifications.SharedMailbox.organisation", "accounts.Invitation.organisation"),
}
# Facts about the old one: another agrees, is counted and sets up its directory for itself.
IS_ITS_OWN = {
    *("vendors.AgreementAcceptance.vendor", "vendors.SolutionUser.organisation"),
    *("matching.Exposure.vendor", "accounts.Directory.organisation"),
    "notifications.Message.about",
    *("accounts.Organisation.successor", "accounts.Organisation.combined_authority"),
}


def succeeded(old, new):
    end_organisation(old, ended_on=DAY, successor=new, by=people.administrator(), at=ON_THE_DAY)
    old.refresh_from_db()


def test_every_column_that_names_an_organisation_has_its_fate():
    naming = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.fields
        if field.related_model is Organisation
    }
    assert naming == GOES_OVER | STAYS_AND_IS_ACTED_FOR | IS_ITS_OWN


def test_people_of_the_successor_act_for_statements_of_the_old_council(client):
    statement = statement_at(StatementStatus.DRAFT)
    new = people.council("Greater Northmere Council")
    officer = people.officer(new)
    client.force_login(officer)
    page = reverse("challenges:statement", args=[statement.reference])
    assert client.get(page).status_code == 404
    succeeded(statement.council, new)
    assert client.get(page).status_code == 200
    assert officer in people_of(statement.council)


def test_people_of_the_successor_act_for_solutions_of_the_old_vendor(client):
    version = solution_at(SolutionStatus.DRAFT)
    new = people.vendor()
    client.force_login(people.vendor_lead(new))
    page = reverse("vendors:gate", args=[version.solution.slug])
    assert client.get(page).status_code == 404
    succeeded(version.solution.vendor, new)
    assert client.get(page).status_code == 200


def test_nobody_acts_for_it_before_the_day_or_for_what_has_no_successor():
    old, new = people.council(), people.council()
    officer = people.officer(new)
    later = date(2999, 4, 1)
    end_organisation(old, ended_on=later, successor=new, by=people.administrator(), at=ON_THE_DAY)
    assert standing_of(officer).councils == {new.pk}


def test_standing_still_costs_one_query(django_assert_num_queries):
    old, new = people.council(), people.council()
    officer = people.officer(new)
    succeeded(old, new)
    with django_assert_num_queries(1):
        assert standing_of(officer).councils == {old.pk, new.pk}


def test_nothing_new_is_said_in_the_name_of_a_council_that_is_gone():
    old, new = people.council(), people.council()
    officer = people.officer(old)
    succeeded(old, new)
    facts = {"by": officer, "at": ON_THE_DAY, "question": "How can we go on?"}
    with pytest.raises(TransitionDenied, match="does not exist any more"):
        start_statement(council=old, round=open_round(), **facts)


def test_nothing_new_is_offered_in_the_name_of_a_vendor_that_is_gone(client):
    old, new = people.vendor(), people.vendor()
    person = people.vendor_lead(old)
    succeeded(old, new)
    round_ = round_taking_solutions()
    with pytest.raises(TransitionDenied, match="does not exist any more"):
        start_solution(old, name="Fieldnote", round=round_, by=person, at=ON_THE_DAY)
    client.force_login(person)
    form = client.get(reverse("vendors:new_solution")).context["form"]
    assert list(form.fields["vendor"].queryset) == [new]


def support_of(council, challenge):
    officer = people.officer(council)
    return give_support(challenge, council=council, note="", by=officer, at=ON_THE_DAY)


def test_support_goes_over_and_is_counted_once_where_both_gave_it():
    challenge, of_both = (challenge_at(ChallengeStatus.PUBLISHED) for _ in range(2))
    old, new = people.council(), people.council()
    support_of(old, challenge)
    support_of(old, of_both)
    support_of(new, of_both)
    succeeded(old, new)
    standing = Support.objects.standing()
    assert [one.organisation for one in standing.filter(challenge=challenge)] == [new]
    assert [one.organisation for one in standing.filter(challenge=of_both)] == [new]
