"""What everybody may know of how matching works."""

from accounts.guarded import GuardedPage
from accounts.permissions import ANYONE


class HowItWorks(GuardedPage):
    permission = ANYONE
    template_name = "matching/how_it_works.html"
