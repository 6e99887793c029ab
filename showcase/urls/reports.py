from django.urls import path

from showcase.views.reports import files, public, records, staff

VERSION = "reports/<slug:slug>/<int:number>/"
RECORDS = f"{VERSION}records/"
PUBLIC = [
    path("reports/", public.Reports.as_view(), name="reports"),
    path("reports/<slug:slug>/", public.LatestVersion.as_view(), name="report"),
    path(VERSION, public.Version.as_view(), name="report_version"),
    path(f"{VERSION}report.pdf", files.VersionAsPdf.as_view(), name="report_pdf"),
    path(f"{VERSION}data.json", files.VersionAsJson.as_view(), name="report_data"),
    path(f"{VERSION}data.csv", files.VersionAsCsv.as_view(), name="report_table"),
    path(f"{VERSION}records.csv", files.RecordsAsCsv.as_view(), name="report_records_table"),
    path(f"{VERSION}cite/<slug:form>/", files.Citation.as_view(), name="report_citation"),
    path(f"{RECORDS}<slug:figure>/", records.Records.as_view(), name="report_records"),
    path(
        f"{RECORDS}<slug:figure>/<slug:of>/",
        records.Records.as_view(),
        name="report_records_of",
    ),
]

STAFF_REPORT = "staff/reports/<slug:slug>/"
STAFF = [
    path("staff/reports/", staff.StaffReports.as_view(), name="staff_reports"),
    path("staff/new-report/", staff.NewReport.as_view(), name="new_report"),
    path(STAFF_REPORT, staff.StaffReport.as_view(), name="staff_report"),
    path(f"{STAFF_REPORT}edit/", staff.EditReport.as_view(), name="edit_report"),
    path(f"{STAFF_REPORT}preview/", staff.PreviewReport.as_view(), name="preview_report"),
    path(f"{STAFF_REPORT}publish/", staff.PublishReport.as_view(), name="publish_report"),
]
