"""Pages of plain words that the law or courtesy asks for."""

from accounts.cacheable import Cacheable
from accounts.guarded import GuardedPage
from accounts.permissions import ANYONE


class Privacy(Cacheable, GuardedPage):
    permission = ANYONE
    template_name = "showcase/pages/privacy.html"


class Accessibility(Cacheable, GuardedPage):
    permission = ANYONE
    template_name = "showcase/pages/accessibility.html"


class Cookies(Cacheable, GuardedPage):
    permission = ANYONE
    template_name = "showcase/pages/cookies.html"


class Terms(Cacheable, GuardedPage):
    permission = ANYONE
    template_name = "showcase/pages/terms.html"
