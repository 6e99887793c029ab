from django.urls import path

from accounts.privacy.views import copies, erasing, retention

urlpatterns = [
    path("account/copy/", copies.MyCopy.as_view(), name="my_copy"),
    path("account/copy/progress/", copies.CopyProgress.as_view(), name="copy_progress"),
    path("account/copy/download/", copies.TakeMyCopy.as_view(), name="take_my_copy"),
    path("copies/<slug:token>/", copies.GuestCopy.as_view(), name="guest_copy"),
    path("staff/copies/", copies.GuestCopies.as_view(), name="guest_copies"),
    path("account/copy/close/", erasing.CloseAccount.as_view(), name="close_account"),
    path("account/closed/", erasing.Closed.as_view(), name="closed"),
    path("staff/people/<int:pk>/erase/", erasing.ErasePerson.as_view(), name="erase_person"),
    path("staff/erase-guest/", erasing.EraseGuest.as_view(), name="erase_guest"),
    path("staff/retention/", retention.Retention.as_view(), name="retention"),
]
