"""Addresses of challenges as procurement reads them. None of them ever moves."""

from django.urls import path

from showcase.views import contracting

CHALLENGE = "challenges/<slug:slug>/"
NOTICE = f"{CHALLENGE}market-engagement-notice"
ALL = "open-data/open-contracting/"
CONTRACTING = [
    path(ALL, contracting.Policy.as_view(), name="open_contracting"),
    path(f"{ALL}releases.json", contracting.AllReleases.as_view(), name="all_releases"),
    path(
        f"{CHALLENGE}ocds.json", contracting.ChallengeReleases.as_view(), name="challenge_releases"
    ),
    path(
        f"{CHALLENGE}versions/<int:number>/ocds.json",
        contracting.VersionRelease.as_view(),
        name="version_release",
    ),
    path(f"{NOTICE}/", contracting.Notice.as_view(), name="notice"),
    path(f"{NOTICE}.txt", contracting.NoticeAsText.as_view(), name="notice_text"),
    path(f"{NOTICE}.json", contracting.NoticeAsJson.as_view(), name="notice_data"),
]
