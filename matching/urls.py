"""Addresses of the search, of what others said and of suggestions on both sides."""

from django.urls import path

from matching.views import explaining, fitting, search, similar, staff, suggestions, workbench

app_name = "matching"

EVERYBODY = [
    path("search/", search.SearchPage.as_view(), name="search"),
    path("how-matching-works/", explaining.HowItWorks.as_view(), name="how_it_works"),
]
COUNCIL = [
    path("statements/similar/", similar.Similar.as_view(), name="similar"),
]
FOR_CHALLENGES = [
    path(f"challenges/<slug:slug>/solutions/{address}", view.as_view(), name=name)
    for address, view, name in (
        ("", suggestions.SolutionsFor, "solutions_for"),
        ("<slug:solution>/invite/", suggestions.Invite, "invite"),
        ("<slug:solution>/not-for-us/", suggestions.NotForUs, "not_for_us"),
        ("set-aside/<int:pk>/take-back/", suggestions.TakeBack, "take_back"),
    )
]
FOR_VENDORS = [
    path("vendor/challenges/", fitting.MyChallenges.as_view(), name="my_challenges"),
    path("vendor/challenges/<slug:slug>/", fitting.ChallengesFor.as_view(), name="challenges_for"),
]
STAFF = [
    path("staff/matching/", staff.Overview.as_view(), name="overview"),
    path("staff/matching/demand/", staff.Unmet.as_view(), name="unmet"),
    path("staff/matching/supply/", staff.Idle.as_view(), name="idle"),
    path("staff/matching/never-shown/", staff.NeverShown.as_view(), name="never_shown"),
    path("staff/workbench/", workbench.Workbench.as_view(), name="workbench"),
    path("staff/workbench/<slug:slug>/place/", workbench.Place.as_view(), name="place"),
    path(
        "staff/workbench/<slug:slug>/progress/",
        workbench.Progress.as_view(),
        name="workbench_progress",
    ),
]
urlpatterns = EVERYBODY + COUNCIL + FOR_CHALLENGES + FOR_VENDORS + STAFF
