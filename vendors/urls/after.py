"""What follows a decision: evidence that ends, and appeals."""

from django.urls import path

from vendors.views.deciding import renewals

urlpatterns = [
    path(
        "vendor/solutions/<slug:slug>/versions/<int:number>/renew/<str:code>/",
        renewals.Renew.as_view(),
        name="renew",
    ),
    path("staff/renewals/", renewals.Renewals.as_view(), name="renewals"),
    path("staff/renewals/<int:pk>/", renewals.CheckRenewal.as_view(), name="renewal"),
]
