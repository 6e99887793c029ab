from django.urls import include, path

from vendors.views.assigning import assessors, proposals, register, replacing
from vendors.views.supply import changes
from vendors.views.vetting import (
    assessing,
    blind,
    clarifications,
    dossiers,
    interests,
    moderation,
    scoring,
)

one_question = [
    path("follow-up/", clarifications.FollowUp.as_view(), name="follow_up"),
    path("more-time/", clarifications.Extend.as_view(), name="extend"),
    path("close/", clarifications.Close.as_view(), name="close_question"),
]

version = [
    path("", dossiers.VettingPage.as_view(), name="vetting"),
    path("changes/", changes.VettedChanges.as_view(), name="vetting_changes"),
    path("pass/", dossiers.PassEligibility.as_view(), name="pass_eligibility"),
    path("check-again/", dossiers.CheckAgain.as_view(), name="check_again"),
    path("judge/<str:code>/", dossiers.JudgeCriterion.as_view(), name="judge"),
    path("return/", dossiers.ReturnToVendor.as_view(), name="return_solution"),
    path("assign/", dossiers.Assign.as_view(), name="assign"),
    path("assessors/<int:pk>/", replacing.Replace.as_view(), name="replace_assessor"),
    path("ask/", clarifications.Ask.as_view(), name="ask_vendor"),
    path("questions/<int:question>/", include(one_question)),
    path("open-moderation/", dossiers.OpenModeration.as_view(), name="open_moderation"),
    path("moderation/", moderation.Moderation.as_view(), name="moderation"),
    path("moderation/<str:code>/", moderation.AgreeScore.as_view(), name="agree_score"),
]

names = [
    path("", blind.Names.as_view(), name="names"),
    path("checked/", blind.CheckNames.as_view(), name="check_names"),
    path("<int:passage>/show/", blind.ShowPassage.as_view(), name="show_passage"),
    path("evidence/<int:evidence>/", blind.OpenToBlind.as_view(), name="open_to_blind"),
    path("evidence/<int:evidence>/close/", blind.CloseToBlind.as_view(), name="close_to_blind"),
]

proposal = [
    path("", proposals.OneProposal.as_view(), name="proposal"),
    path("progress/", proposals.ProposalProgress.as_view(), name="proposal_progress"),
    path("ask/", proposals.AskEverybody.as_view(), name="ask_everybody"),
    path("discard/", proposals.Discard.as_view(), name="discard_proposal"),
    path("<int:pair>/", proposals.ChangePair.as_view(), name="change_pair"),
]

assessor = [
    path("profile/", assessors.MyProfile.as_view(), name="my_profile"),
    path("interests/", interests.MyInterests.as_view(), name="my_interests"),
    path("interests/add/", register.AddLine.as_view(), name="add_line"),
    path("interests/confirm/", register.Confirm.as_view(), name="confirm_register"),
    path("interests/<int:pk>/end/", register.EndLine.as_view(), name="end_line"),
    path("", assessing.MyAssignments.as_view(), name="my_assignments"),
    path("<int:pk>/", scoring.ScoreNext.as_view(), name="score_next"),
    path("<int:pk>/declare/", assessing.Declare.as_view(), name="declare"),
    path("<int:pk>/declare-blind/", assessing.DeclareBlind.as_view(), name="declare_blind"),
    path("<int:pk>/decline/", assessing.Decline.as_view(), name="decline"),
    path("<int:pk>/score/<str:code>/", scoring.ScoreCriterion.as_view(), name="score"),
    path("<int:pk>/score/<str:code>/typed/", scoring.KeepTyped.as_view(), name="keep_typed"),
    path(
        "<int:pk>/evidence/<int:evidence>/", scoring.BlindFileDownload.as_view(), name="blind_file"
    ),
]

urlpatterns = [
    path("staff/solutions/", dossiers.VettingList.as_view(), name="vetting_list"),
    path("staff/solutions/<slug:slug>/<int:number>/", include(version)),
    path("staff/solutions/<slug:slug>/<int:number>/names/", include(names)),
    path("staff/assessors/", assessors.Assessors.as_view(), name="assessors"),
    path("staff/assessors/<int:pk>/", assessors.EditProfile.as_view(), name="assessor_profile"),
    path("staff/proposals/new/", proposals.NewProposal.as_view(), name="new_proposal"),
    path("staff/proposals/<int:pk>/", include(proposal)),
    path("staff/interests/", interests.Register.as_view(), name="interests"),
    path("staff/interests/<int:pk>/lift/", interests.Lift.as_view(), name="lift_interest"),
    path("assessor/", include(assessor)),
]
