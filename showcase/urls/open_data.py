"""Addresses of the open data that is taken away whole; the machine interface has its own."""

from django.urls import path

from showcase.api import live
from showcase.views import feeds
from showcase.views.open_data import files, public, staff

EDITION = "open-data/editions/<slug:slug>/"
OPEN_DATA = [
    path("open-data/", public.OpenData.as_view(), name="open_data"),
    path("open-data/dictionary/", public.Dictionary.as_view(), name="data_dictionary"),
    path("open-data/editions/", public.Editions.as_view(), name="data_editions"),
    path(EDITION, public.Edition.as_view(), name="data_edition"),
    path(f"{EDITION}<str:name>", files.EditionFile.as_view(), name="data_file"),
    path("open-data/latest/<str:name>", files.LatestFile.as_view(), name="latest_data"),
    path("open-data/now/<slug:name>.csv", live.LiveCsv.as_view(), name="live_csv"),
    path("open-data/now/<slug:name>.jsonl", live.LiveJson.as_view(), name="live_json"),
    path("staff/open-data/", staff.StaffOpenData.as_view(), name="staff_open_data"),
    path("staff/open-data/make/", staff.MakeEdition.as_view(), name="make_edition"),
    path(
        "staff/open-data/<slug:slug>/withdraw/",
        staff.WithdrawEdition.as_view(),
        name="withdraw_edition",
    ),
]
FEEDS = [
    path("feeds/answers/", feeds.Answers.as_view(), name="answers_feed"),
    path("feeds/solutions/", feeds.Solutions.as_view(), name="solutions_feed"),
    path("feeds/events/", feeds.Events.as_view(), name="events_feed"),
    path("feeds/reports/", feeds.Reports.as_view(), name="reports_feed"),
    path("feeds/editions/", feeds.Editions.as_view(), name="editions_feed"),
]
