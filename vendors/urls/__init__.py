"""Addresses of solutions: for everybody, for their vendors and for those who vet them."""

from vendors.urls import after, criteria, deciding, public, vendor, vetting

app_name = "vendors"
urlpatterns = [
    *public.urlpatterns,
    *vendor.urlpatterns,
    *criteria.urlpatterns,
    *vetting.urlpatterns,
    *deciding.urlpatterns,
    *after.urlpatterns,
]
