"""Where a council's directory is left for and come back from, under the names allauth gives them."""

from django.urls import path

from accounts.ways_in.directories import views

urlpatterns = [
    path("council/<slug:provider_id>/login/", views.login, name="openid_connect_login"),
    path(
        "council/<slug:provider_id>/login/callback/",
        views.callback,
        name="openid_connect_callback",
    ),
]
