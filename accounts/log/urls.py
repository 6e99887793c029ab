from django.urls import path

from accounts.log import views

urlpatterns = [path("staff/log/", views.Log.as_view(), name="log")]
