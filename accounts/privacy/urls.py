from django.urls import path

from accounts.privacy import views

urlpatterns = [
    path("staff/retention/", views.Retention.as_view(), name="retention"),
]
