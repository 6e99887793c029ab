from django.urls import path

from showcase.urls import api, contracting, events, open_data, reports, resources, transparency
from showcase.views import engines, insights, pages
from showcase.views.home import Home
from showcase.views.round_log import RoundLog
from showcase.views.work import Work

app_name = "showcase"

HOME = [path("", Home.as_view(), name="home")]

INSIGHTS = [
    path("insights/", insights.Insights.as_view(), name="insights"),
    path("insights/<slug:name>.csv", insights.FigureAsCsv.as_view(), name="figure_table"),
    path("insights/<slug:name>.json", insights.FigureAsJson.as_view(), name="figure_data"),
    path("insights/records/<slug:name>.csv", insights.RecordsAsCsv.as_view(), name="records_table"),
    path(
        "insights/records/<slug:name>.json", insights.RecordsAsJson.as_view(), name="records_data"
    ),
]

WORK = [
    path("work/", Work.as_view(), name="work"),
]

ROUNDS = [
    path("staff/rounds/<slug:slug>/log/", RoundLog.as_view(), name="round_log"),
]

PAGES = [
    path("privacy/", pages.Privacy.as_view(), name="privacy"),
    path("accessibility/", pages.Accessibility.as_view(), name="accessibility"),
    path("cookies/", pages.Cookies.as_view(), name="cookies"),
    path("sitemap.xml", engines.SiteMap.as_view(), name="sitemap"),
    path("robots.txt", engines.Robots.as_view(), name="robots"),
    path("terms/", pages.Terms.as_view(), name="terms"),
]

urlpatterns = [
    *HOME,
    *events.PUBLIC,
    *reports.PUBLIC,
    *resources.PUBLIC,
    *transparency.RECORDS,
    *INSIGHTS,
    *api.API,
    *contracting.CONTRACTING,
    *open_data.OPEN_DATA,
    *open_data.FEEDS,
    *WORK,
    *PAGES,
    *events.STAFF,
    *reports.STAFF,
    *resources.STAFF,
    *ROUNDS,
]
