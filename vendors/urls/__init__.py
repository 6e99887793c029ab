"""Addresses of solutions: for everybody, for their vendors and for those who vet them."""

from vendors.urls import after, public, vendor, vetting

app_name = "vendors"
urlpatterns = [*public.urlpatterns, *vendor.urlpatterns, *vetting.urlpatterns, *after.urlpatterns]
