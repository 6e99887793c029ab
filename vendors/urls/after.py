"""What follows a decision: evidence that ends, and appeals."""

from django.urls import path

from vendors.views.deciding import appeals, renewals

urlpatterns = [
    path(
        "vendor/solutions/<slug:slug>/versions/<int:number>/renew/<str:code>/",
        renewals.Renew.as_view(),
        name="renew",
    ),
    path(
        "vendor/solutions/<slug:slug>/versions/<int:number>/appeal/",
        appeals.LodgeAppeal.as_view(),
        name="lodge_appeal",
    ),
    path(
        "vendor/appeals/<int:pk>/take-back/",
        appeals.TakeAppealBack.as_view(),
        name="take_appeal_back",
    ),
    path("staff/appeals/", appeals.Appeals.as_view(), name="appeals"),
    path("staff/appeals/<int:pk>/", appeals.AppealPage.as_view(), name="appeal"),
    path("staff/renewals/", renewals.Renewals.as_view(), name="renewals"),
    path("staff/renewals/<int:pk>/", renewals.CheckRenewal.as_view(), name="renewal"),
]
