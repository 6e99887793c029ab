"""Addresses of solutions: for everybody, for their vendors and for those who vet them."""

from vendors.urls import after, criteria, deciding, public, shortlisting, vendor, vetting

app_name = "vendors"
urlpatterns = [
    *public.urlpatterns,
    *vendor.urlpatterns,
    *criteria.urlpatterns,
    *vetting.urlpatterns,
    *deciding.urlpatterns,
    *shortlisting.urlpatterns,
    *after.urlpatterns,
]
