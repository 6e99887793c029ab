"""Where each address leads: the apps' own lists, joined."""

from django.conf import settings
from django.urls import include, path

urlpatterns = [
    path("account/", include("allauth.urls")),
    path("", include("notifications.urls")),
]

if settings.LOCAL:
    urlpatterns += [path("development/", include("design.urls"))]
