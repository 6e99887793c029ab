"""Pages of plain words that the law or courtesy asks for."""

from accounts.guarded import GuardedPage
from accounts.permissions import ANYONE


class Privacy(GuardedPage):
    permission = ANYONE
    template_name = "showcase/pages/privacy.html"


class Accessibility(GuardedPage):
    permission = ANYONE
    template_name = "showcase/pages/accessibility.html"


class Cookies(GuardedPage):
    permission = ANYONE
    template_name = "showcase/pages/cookies.html"


class Terms(GuardedPage):
    permission = ANYONE
    template_name = "showcase/pages/terms.html"
