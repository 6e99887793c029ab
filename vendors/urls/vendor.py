from django.urls import include, path

from vendors.views.supply import (
    changes,
    evidence,
    naming,
    organisation,
    responses,
    solutions,
    submission,
    uploads,
)

one_solution = [
    path("", solutions.Dossier.as_view(), name="dossier"),
    path("versions/<int:number>/", solutions.Dossier.as_view(), name="dossier_version"),
    path("versions/<int:number>/changes/", changes.Changes.as_view(), name="changes"),
    path("rename/", naming.Rename.as_view(), name="rename_solution"),
    path("describe/<slug:part>/", solutions.Describe.as_view(), name="describe"),
    path("criteria/<str:code>/", solutions.AnswerSection.as_view(), name="answer_section"),
    path("eligibility/", solutions.Gate.as_view(), name="gate"),
    path("check/", submission.CheckSolution.as_view(), name="check_solution"),
    path("withdraw/", submission.Withdraw.as_view(), name="withdraw_solution"),
    path("take-down/", submission.TakeDown.as_view(), name="take_down_solution"),
    path("new-version/", submission.NewVersion.as_view(), name="new_version"),
]

library = [
    path("", evidence.MyEvidence.as_view(), name="my_evidence"),
    path("add/", uploads.AddEvidence.as_view(), name="add_evidence"),
    path("link/", uploads.LinkEvidence.as_view(), name="link_evidence"),
    path("files/<int:pk>/", uploads.DescribeUpload.as_view(), name="describe_upload"),
    path("files/<int:pk>/remove/", uploads.RemoveUpload.as_view(), name="remove_upload"),
    path("<int:pk>/", evidence.EvidencePage.as_view(), name="evidence"),
    path("<int:pk>/retire/", evidence.RetireEvidence.as_view(), name="retire_evidence"),
]

vendor = [
    path("register/", organisation.Register.as_view(), name="register"),
    path("join/<str:company_number>/", organisation.Join.as_view(), name="join"),
    path("organisation/", organisation.MyOrganisation.as_view(), name="my_organisation"),
    path(
        "organisation/<slug:slug>/edit/",
        organisation.EditOrganisation.as_view(),
        name="edit_organisation",
    ),
    path("agreement/", organisation.AgreementPage.as_view(), name="agreement"),
    path("solutions/", solutions.MySolutions.as_view(), name="my_solutions"),
    path("solution/new/", solutions.NewSolution.as_view(), name="new_solution"),
    path("solutions/<slug:slug>/", include(one_solution)),
    path(
        "clarifications/<int:pk>/",
        submission.AnswerClarification.as_view(),
        name="answer_clarification",
    ),
    path("evidence/", include(library)),
    path("responses/", responses.MyResponses.as_view(), name="my_responses"),
    path("responses/<int:pk>/", responses.ResponsePage.as_view(), name="response"),
    path(
        "responses/<int:pk>/withdraw/",
        responses.WithdrawResponse.as_view(),
        name="withdraw_response",
    ),
]

urlpatterns = [
    path("vendor/", include(vendor)),
    path("evidence/<int:pk>/file/", evidence.EvidenceFile.as_view(), name="evidence_file"),
    path("challenges/<slug:slug>/respond/", responses.Respond.as_view(), name="respond"),
]
