from django.urls import path

from vendors.views.supply import organisation, public

urlpatterns = [
    path("solutions/", public.Solutions.as_view(), name="solutions"),
    path("solutions/<slug:slug>/", public.SolutionPage.as_view(), name="solution"),
    path(
        "agreement/<int:version>/",
        organisation.AgreementVersion.as_view(),
        name="agreement_version",
    ),
]
