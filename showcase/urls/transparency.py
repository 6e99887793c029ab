from django.urls import path

from showcase.views import transparency as views

OF = "solutions/<slug:slug>/transparency-record"
RECORDS = [
    path(f"{OF}/", views.TransparencyRecord.as_view(), name="transparency_record"),
    path(f"{OF}.csv", views.TransparencyRecordAsCsv.as_view(), name="transparency_table"),
    path(f"{OF}.json", views.TransparencyRecordAsJson.as_view(), name="transparency_data"),
]
