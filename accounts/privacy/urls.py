from django.urls import path

from accounts.privacy.views import copies, retention

urlpatterns = [
    path("account/copy/", copies.MyCopy.as_view(), name="my_copy"),
    path("account/copy/progress/", copies.CopyProgress.as_view(), name="copy_progress"),
    path("account/copy/download/", copies.TakeMyCopy.as_view(), name="take_my_copy"),
    path("copies/<slug:token>/", copies.GuestCopy.as_view(), name="guest_copy"),
    path("staff/copies/", copies.GuestCopies.as_view(), name="guest_copies"),
    path("staff/retention/", retention.Retention.as_view(), name="retention"),
]
