"""Addresses of solutions: for everybody and for their vendors."""

from vendors.urls import public, vendor

app_name = "vendors"
urlpatterns = [*public.urlpatterns, *vendor.urlpatterns]
