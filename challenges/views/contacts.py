"""The contact log: every contact between a council and a vendor that was made here."""

from accounts.pages.download import DownloadableList
from accounts.standing import standing_of
from challenges.downloads import CONTACTS
from challenges.filters import ContactFilter
from challenges.queries.contacts import contact_log
from challenges.rules import READS_CONTACTS
from challenges.views.pages import ListPage


class Contacts(DownloadableList, ListPage):
    permission = READS_CONTACTS
    fresh_sign_in = "take the contact log away as a file"
    template_name = "challenges/contacts.html"
    filter_class = ContactFilter
    download_columns, download_name = CONTACTS, "contact-log"

    def rows(self):
        return contact_log(self.request.user)

    def is_demonstration(self, row):
        return row.challenge.round.is_demonstration

    def get_context_data(self, **kwargs):
        standing = standing_of(self.request.user)
        return super().get_context_data(area=_area(standing), is_staff=standing.is_staff, **kwargs)


def _area(standing):
    """The frame of the area a person works in most."""
    if standing.is_staff:
        return "areas/staff.html"
    return "areas/council.html" if standing.councils else "areas/vendor.html"
