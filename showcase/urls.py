from django.urls import path

from showcase.views import (
    agenda,
    engines,
    events,
    insights,
    pages,
    reports,
    staff_events,
    staff_reports,
)
from showcase.views.home import Home
from showcase.views.work import Work

app_name = "showcase"

PUBLIC = [
    path("", Home.as_view(), name="home"),
    path("events/", events.Events.as_view(), name="events"),
    path("events/<slug:slug>/", events.Event.as_view(), name="event"),
    path("events/<slug:slug>/register/", events.Register.as_view(), name="register"),
    path("events/<slug:slug>/calendar.ics", events.EventCalendar.as_view(), name="event_calendar"),
    path("registrations/<str:token>/", events.MyRegistration.as_view(), name="registration"),
    path(
        "registrations/<str:token>/cancel/",
        events.CancelRegistration.as_view(),
        name="cancel_registration",
    ),
    path(
        "registrations/<str:token>/calendar.ics",
        events.RegistrationCalendar.as_view(),
        name="registration_calendar",
    ),
]

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

EVENT = "staff/events/<slug:slug>/"
SESSION = f"{EVENT}sessions/<int:pk>/"
STAFF_EVENTS = [
    path("staff/events/", staff_events.StaffEvents.as_view(), name="staff_events"),
    path("staff/new-event/", staff_events.NewEvent.as_view(), name="new_event"),
    path(EVENT, staff_events.StaffEvent.as_view(), name="staff_event"),
    path(f"{EVENT}edit/", staff_events.EditEvent.as_view(), name="edit_event"),
    path(f"{EVENT}open/", staff_events.OpenRegistration.as_view(), name="open_registration"),
    path(f"{EVENT}cancel/", staff_events.CancelEvent.as_view(), name="cancel_event"),
    path(f"{EVENT}held/", staff_events.MarkHeld.as_view(), name="mark_held"),
    path(f"{EVENT}registrations/", staff_events.Registrations.as_view(), name="registrations"),
    path(f"{EVENT}sessions/new/", agenda.NewSession.as_view(), name="new_session"),
    path(f"{SESSION}edit/", agenda.EditSession.as_view(), name="edit_session"),
    path(f"{SESSION}remove/", agenda.RemoveSession.as_view(), name="remove_session"),
    path(f"{SESSION}shown/", agenda.Shown.as_view(), name="shown"),
    path(f"{SESSION}speakers/new/", agenda.NewSpeaker.as_view(), name="new_speaker"),
    path(
        f"{SESSION}speakers/<int:speaker>/remove/",
        agenda.RemoveSpeaker.as_view(),
        name="remove_speaker",
    ),
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

urlpatterns = [*PUBLIC, *REPORTS, *INSIGHTS, *WORK, *PAGES, *STAFF_EVENTS, *STAFF_REPORTS]
