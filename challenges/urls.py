from django.urls import path, register_converter

from challenges.forms.statements import PAGES
from challenges.views import (
    autosaving,
    coaching,
    collation,
    contacts,
    council,
    editing,
    evidence,
    feeds,
    following,
    handover,
    imports,
    objections,
    public,
    questions,
    resuming,
    searches,
    setting_up,
    statement,
    support,
    triage,
    versions,
)


class PageOfForm:
    """A page of the statement form, by its name in addresses."""

    regex = "|".join(PAGES)
    to_python = to_url = staticmethod(str)


register_converter(PageOfForm, "page_of_form")

app_name = "challenges"

PUBLIC = [
    path("challenges/", public.ChallengeList.as_view(), name="list"),
    path("challenges/feed/", feeds.ChallengesFeed.as_view(), name="feed"),
    path("challenges/<slug:slug>/", public.ChallengePage.as_view(), name="challenge"),
    path("challenges/<slug:slug>/feed/", feeds.ChallengeFeed.as_view(), name="challenge_feed"),
    path("challenges/<slug:slug>/evidence.zip", evidence.EvidenceBundle.as_view(), name="evidence"),
    path("challenges/<slug:slug>/statements/", public.Sources.as_view(), name="sources"),
    path("challenges/<slug:slug>/versions/", versions.Versions.as_view(), name="versions"),
    path(
        "challenges/<slug:slug>/versions/compare/",
        versions.CompareVersions.as_view(),
        name="compare_versions",
    ),
    path(
        "challenges/<slug:slug>/versions/<int:number>/", versions.Version.as_view(), name="version"
    ),
    path("statements/<slug:reference>/", statement.StatementPage.as_view(), name="statement"),
]
SEARCHES = [
    path("saved-searches/", searches.SavedSearches.as_view(), name="saved_searches"),
    path("saved-searches/new/", searches.SaveSearch.as_view(), name="save_search"),
    path("saved-searches/<int:pk>/", searches.ChangeSearch.as_view(), name="change_search"),
    path("saved-searches/<int:pk>/stop/", searches.StopMails.as_view(), name="stop_mails"),
    path("saved-searches/<int:pk>/delete/", searches.DeleteSearch.as_view(), name="delete_search"),
]
CONVERSATION = [
    path("challenges/<slug:slug>/ask/", questions.AskQuestion.as_view(), name="ask"),
    path("challenges/<slug:slug>/follow/", following.FollowChallenge.as_view(), name="follow"),
    path(
        "challenges/<slug:slug>/unfollow/",
        following.StopFollowing.as_view(),
        name="stop_following",
    ),
    path("following/", following.Following.as_view(), name="following"),
    path("challenges/<slug:slug>/support/", support.SupportChallenge.as_view(), name="support"),
    path("supports/<int:pk>/", support.ChangeSupport.as_view(), name="change_support"),
    path(
        "supports/<int:pk>/withdraw/",
        support.WithdrawSupport.as_view(),
        name="withdraw_support",
    ),
    path("questions/", questions.MyQuestions.as_view(), name="my_questions"),
    *(
        path(f"questions/<slug:key>/{address}", view.as_view(), name=name)
        for address, view, name in (
            ("", questions.AnswerQuestion, "question"),
            ("take-back/", questions.TakeBackAnswer, "take_back_answer"),
            ("return/", questions.ReturnAnswer, "return_answer"),
            ("correct/", questions.CorrectQuestion, "correct_question"),
            ("decline/", questions.DeclineQuestion, "decline_question"),
        )
    ),
    path("contacts/", contacts.Contacts.as_view(), name="contacts"),
]
COUNCIL = [
    path("council/statements/", council.MyStatements.as_view(), name="my_statements"),
    path("council/statements/new/", council.NewStatement.as_view(), name="new_statement"),
    path("council/<slug:slug>/hand-over/<int:pk>/", handover.HandOver.as_view(), name="hand_over"),
    path("council/coach/", coaching.CoachRules.as_view(), name="coach_rules"),
    path(
        "statements/<slug:reference>/coach/<page_of_form:slug>/",
        coaching.Coach.as_view(),
        name="coach",
    ),
    path(
        "statements/<slug:reference>/autosave/<page_of_form:slug>/",
        autosaving.Autosave.as_view(),
        name="autosave",
    ),
    path("statements/<slug:reference>/link/", resuming.SendLink.as_view(), name="send_link"),
    path(
        "statements/<slug:reference>/edit/attachments/",
        council.Attachments.as_view(),
        name="attachments",
    ),
    path(
        "statements/<slug:reference>/edit/<page_of_form:slug>/",
        council.EditStatement.as_view(),
        name="edit_statement",
    ),
    path(
        "statements/<slug:reference>/check/",
        council.CheckStatement.as_view(),
        name="check_statement",
    ),
    path(
        "statements/<slug:reference>/withdraw/",
        council.WithdrawStatement.as_view(),
        name="withdraw_statement",
    ),
    path(
        "statements/<slug:reference>/attachments/<int:pk>/",
        statement.Attachment.as_view(),
        name="attachment",
    ),
    path(
        "statements/<slug:reference>/attachments/<int:pk>/remove/",
        council.RemoveAttachment.as_view(),
        name="remove_attachment",
    ),
]
# Before the statements themselves, whose references could be any word.
IMPORTS = [
    path("staff/statements/imports/", imports.Imports.as_view(), name="imports"),
    path("staff/statements/imports/new/", imports.NewImport.as_view(), name="new_import"),
    *(
        path(f"staff/statements/imports/<int:pk>/{address}", view.as_view(), name=name)
        for address, view, name in (
            ("", imports.OneImport, "import"),
            ("progress/", imports.ImportProgress, "import_progress"),
            ("columns/", imports.PlaceColumns, "place_columns"),
            ("preview/", imports.PreviewImport, "preview_import"),
            ("faults/", imports.ImportFaults, "import_faults"),
            ("discard/", imports.DiscardImport, "discard_import"),
        )
    ),
]
TRIAGE = [
    path("staff/statements/", triage.StatementQueue.as_view(), name="statement_queue"),
    path("staff/statements/join/", triage.JoinNew.as_view(), name="join_new"),
    path("staff/statements/join-existing/", triage.JoinExisting.as_view(), name="join_existing"),
    path(
        "staff/statements/<slug:reference>/",
        triage.StaffStatement.as_view(),
        name="staff_statement",
    ),
    path(
        "staff/statements/<slug:reference>/return/",
        triage.ReturnStatement.as_view(),
        name="return_statement",
    ),
    path(
        "staff/statements/<slug:reference>/reject/",
        triage.RejectStatement.as_view(),
        name="reject_statement",
    ),
    path(
        "staff/statements/<slug:reference>/link/",
        triage.LinkStatement.as_view(),
        name="link_statement",
    ),
    path(
        "staff/statements/<slug:reference>/related/",
        collation.LinkStatements.as_view(),
        name="link_statements",
    ),
    path("staff/sources/<int:pk>/detach/", triage.DetachSource.as_view(), name="detach_source"),
]
EDITING = [
    path("staff/challenges/", editing.StaffChallenges.as_view(), name="staff_challenges"),
    *(
        path(f"staff/challenges/<slug:slug>/{address}", view.as_view(), name=name)
        for address, view, name in (
            ("", editing.StaffChallenge, "staff_challenge"),
            ("edit/", editing.EditChallenge, "edit_challenge"),
            ("designers/", editing.EditDesigners, "edit_designers"),
            ("preview/", editing.PreviewChallenge, "preview_challenge"),
            ("publish/", editing.PublishChallenge, "publish_challenge"),
            ("unpublish/", editing.UnpublishChallenge, "unpublish_challenge"),
            ("close/", editing.CloseChallenge, "close_challenge"),
            ("archive/", editing.ArchiveChallenge, "archive_challenge"),
            ("link/", collation.LinkChallenge, "link_challenge"),
            ("bundle/", collation.BundleChallenges, "bundle_challenges"),
            ("merge/", collation.MergeChallenges, "merge_challenges"),
        )
    ),
]
OBJECTIONS = [
    path(
        "statements/<slug:reference>/object/join/<int:pk>/",
        objections.ObjectToJoin.as_view(),
        name="object_to_join",
    ),
    path(
        "statements/<slug:reference>/object/act/<int:pk>/",
        objections.ObjectToAct.as_view(),
        name="object_to_act",
    ),
    path("staff/acts/<int:pk>/undo/", collation.UndoAct.as_view(), name="undo_act"),
    path("staff/objections/", objections.Objections.as_view(), name="objections"),
    path("staff/objections/<int:pk>/", objections.AnswerObjection.as_view(), name="objection"),
]
SETTING_UP = [
    path("staff/rounds/", setting_up.Rounds.as_view(), name="rounds"),
    path("staff/rounds/new/", setting_up.NewRound.as_view(), name="new_round"),
    path("staff/rounds/<slug:slug>/", setting_up.EditRound.as_view(), name="edit_round"),
    path("staff/themes/", setting_up.Themes.as_view(), name="themes"),
    path("staff/themes/new/", setting_up.NewTheme.as_view(), name="new_theme"),
    path("staff/themes/<slug:slug>/", setting_up.EditTheme.as_view(), name="edit_theme"),
    path("staff/themes/<slug:slug>/move/", setting_up.MoveTheme.as_view(), name="move_theme"),
    path(
        "staff/themes/<slug:slug>/archive/", setting_up.ArchiveTheme.as_view(), name="archive_theme"
    ),
    path(
        "staff/themes/<slug:slug>/restore/", setting_up.RestoreTheme.as_view(), name="restore_theme"
    ),
]
urlpatterns = (
    PUBLIC
    + SEARCHES
    + CONVERSATION
    + COUNCIL
    + IMPORTS
    + TRIAGE
    + EDITING
    + OBJECTIONS
    + SETTING_UP
)
