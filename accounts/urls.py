from django.urls import include, path

from accounts.views import (
    account,
    directories,
    invitations,
    memberships,
    organisations,
    our_people,
    people,
    placement,
)
from accounts.ways_in.directories.views import CouncilAccount

app_name = "accounts"

urlpatterns = [
    path("", include("accounts.sessions.urls")),
    path("", include("accounts.privacy.urls")),
    path("", include("accounts.dormancy.urls")),
    path("", include("accounts.confirming.urls")),
    path("", include("accounts.log.urls")),
    path("", include("accounts.switching.urls")),
    path("account/", account.Account.as_view(), name="account"),
    path("account/council/", CouncilAccount.as_view(), name="council_account"),
    path("welcome/", placement.Welcome.as_view(), name="welcome"),
    path("welcome/council/", placement.ChooseCouncil.as_view(), name="choose_council"),
    path("welcome/organisation/", placement.AskForPlace.as_view(), name="ask_for_place"),
    path("welcome/waiting/", placement.Waiting.as_view(), name="waiting"),
    path("people/", our_people.OurPeople.as_view(), name="our_people"),
    path("people/<slug:slug>/invite/", our_people.Invite.as_view(), name="invite"),
    path(
        "people/invitations/<int:pk>/withdraw/",
        our_people.WithdrawInvitation.as_view(),
        name="withdraw_invitation",
    ),
    path("people/roles/<int:pk>/", memberships.MembershipPage.as_view(), name="membership"),
    path("people/roles/<int:pk>/approve/", memberships.Approve.as_view(), name="approve"),
    path("people/roles/<int:pk>/refuse/", memberships.Refuse.as_view(), name="refuse"),
    path("people/roles/<int:pk>/end/", memberships.End.as_view(), name="end"),
    path("invitations/<slug:token>/", invitations.InvitationPage.as_view(), name="invitation"),
    path(
        "invitations/<slug:token>/accept/",
        invitations.AcceptInvitation.as_view(),
        name="accept_invitation",
    ),
    path("staff/people/", people.People.as_view(), name="people"),
    path("staff/people/<int:pk>/", people.Person.as_view(), name="person"),
    path("staff/organisations/", organisations.Organisations.as_view(), name="organisations"),
    path(
        "staff/organisations/new/",
        organisations.AddOrganisation.as_view(),
        name="add_organisation",
    ),
    path(
        "staff/organisations/<slug:slug>/",
        organisations.OrganisationPage.as_view(),
        name="organisation",
    ),
    path(
        "staff/organisations/<slug:slug>/edit/",
        organisations.EditOrganisation.as_view(),
        name="edit_organisation",
    ),
    path(
        "staff/organisations/<slug:slug>/end/",
        organisations.EndOrganisation.as_view(),
        name="end_organisation",
    ),
    path(
        "staff/organisations/<slug:slug>/keep-open/",
        organisations.KeepOpen.as_view(),
        name="keep_open",
    ),
    path(
        "staff/organisations/<slug:slug>/directory/",
        directories.DirectoryPage.as_view(),
        name="directory",
    ),
    path(
        "staff/organisations/<slug:slug>/directory/remove/",
        directories.RemoveDirectory.as_view(),
        name="remove_directory",
    ),
    path(
        "staff/organisations/<slug:slug>/domains/<int:pk>/remove/",
        organisations.RemoveDomain.as_view(),
        name="remove_domain",
    ),
]
