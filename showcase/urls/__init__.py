from django.urls import path

from showcase.urls import api, contracting, events, open_data
from showcase.views import engines, insights, pages, reports, staff_reports
from showcase.views.home import Home
from showcase.views.work import Work

app_name = "showcase"

HOME = [path("", Home.as_view(), name="home")]

VERSION = "reports/<slug:slug>/<int:number>/"
REPORTS = [
    path("reports/", reports.Reports.as_view(), name="reports"),
    path("reports/<slug:slug>/", reports.LatestVersion.as_view(), name="report"),
    path(VERSION, reports.Version.as_view(), name="report_version"),
    path(f"{VERSION}report.pdf", reports.VersionAsPdf.as_view(), name="report_pdf"),
    path(f"{VERSION}data.json", reports.VersionAsJson.as_view(), name="report_data"),
    path(f"{VERSION}data.csv", reports.VersionAsCsv.as_view(), name="report_table"),
]

INSIGHTS = [
    path("insights/", insights.Insights.as_view(), name="insights"),
    path("insights/<slug:name>.csv", insights.FigureAsCsv.as_view(), name="figure_table"),
    path("insights/<slug:name>.json", insights.FigureAsJson.as_view(), name="figure_data"),
    path("insights/records/<slug:name>.csv", insights.RecordsAsCsv.as_view(), name="records_table"),
    path(
        "insights/records/<slug:name>.json", insights.RecordsAsJson.as_view(), name="records_data"
    ),
]

STAFF_REPORT = "staff/reports/<slug:slug>/"
STAFF_REPORTS = [
    path("staff/reports/", staff_reports.StaffReports.as_view(), name="staff_reports"),
    path("staff/new-report/", staff_reports.NewReport.as_view(), name="new_report"),
    path(STAFF_REPORT, staff_reports.StaffReport.as_view(), name="staff_report"),
    path(f"{STAFF_REPORT}edit/", staff_reports.EditReport.as_view(), name="edit_report"),
    path(f"{STAFF_REPORT}preview/", staff_reports.PreviewReport.as_view(), name="preview_report"),
    path(f"{STAFF_REPORT}publish/", staff_reports.PublishReport.as_view(), name="publish_report"),
]

WORK = [
    path("work/", Work.as_view(), name="work"),
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
    *REPORTS,
    *INSIGHTS,
    *api.API,
    *contracting.CONTRACTING,
    *open_data.OPEN_DATA,
    *open_data.FEEDS,
    *WORK,
    *PAGES,
    *events.STAFF,
    *STAFF_REPORTS,
]
