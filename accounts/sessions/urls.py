from django.urls import path

from accounts.sessions import views

urlpatterns = [
    path("account/sessions/", views.Sessions.as_view(), name="sessions"),
    path(
        "account/sessions/end-others/",
        views.EndOtherSessions.as_view(),
        name="end_other_sessions",
    ),
    path("account/sessions/<slug:handle>/end/", views.EndSession.as_view(), name="end_session"),
    path(
        "staff/people/<int:pk>/sign-out/",
        views.EndSessionsOf.as_view(),
        name="end_sessions_of",
    ),
]
