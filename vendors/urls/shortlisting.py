from django.urls import include, path

from vendors.views.shortlisting import choosing, notes, pages, reserve

challenge = [
    path("", pages.ShortlistPage.as_view(), name="shortlist"),
    path("places/", choosing.SetPlaces.as_view(), name="shortlist_places"),
    path("release/", choosing.ReleaseShortlist.as_view(), name="release_shortlist"),
]
response = [
    path("", choosing.PrepareChoice.as_view(), name="prepare_choice"),
    path("note/", notes.StaffNote.as_view(), name="staff_note"),
    path("move-up/", reserve.MoveUp.as_view(), name="move_up"),
    path("off-the-reserve-list/", reserve.LetGo.as_view(), name="let_go"),
]
council = [
    path("", notes.DesignedChallenges.as_view(), name="designed_challenges"),
    path("<slug:slug>/", notes.DesignerResponses.as_view(), name="designer_responses"),
    path("note/<int:pk>/", notes.DesignerNote.as_view(), name="designer_note"),
]

urlpatterns = [
    path("staff/shortlists/", pages.Shortlists.as_view(), name="shortlists"),
    path("staff/shortlists/<slug:slug>/", include(challenge)),
    path("staff/responses/<int:pk>/", include(response)),
    path("council/responses/", include(council)),
]
