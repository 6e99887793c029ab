"""Where each address leads: the apps' own lists, joined."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path

from config.health import Live, Ready
from config.observing.views import Metrics

urlpatterns = [
    path("health/live/", Live.as_view(), name="live"),
    path("health/ready/", Ready.as_view(), name="ready"),
    path("metrics/", Metrics.as_view(), name="metrics"),
    path("admin/", admin.site.urls),
    path("account/", include("allauth.account.urls")),
    path("account/2fa/", include("allauth.mfa.urls")),
    path("account/", include("accounts.ways_in.directories.urls")),
    path("", include("accounts.urls")),
    path("", include("matching.urls")),
    path("", include("showcase.urls")),
    path("", include("vendors.urls")),
    path("", include("notifications.urls")),
    path("", include("challenges.urls")),
]

handler400 = "config.refusals.bad_request"
handler500 = "showcase.api.interface.problems.server_error"

if settings.LOCAL:
    urlpatterns += [path("development/", include("design.urls"))]
