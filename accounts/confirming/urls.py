from django.urls import path

from accounts.confirming import views

urlpatterns = [path("staff/access/", views.Access.as_view(), name="access")]
