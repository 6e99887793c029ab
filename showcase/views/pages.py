"""Pages of plain words that the law or courtesy asks for."""

from typing import Any

from accounts.pages.cacheable import Cacheable
from accounts.pages.guarded import GuardedPage
from accounts.permissions import ANYONE
from accounts.privacy.mapping import load
from showcase.stored import SCORE_KEYS, cookies


class Privacy(Cacheable, GuardedPage):
    """Shows the map of personal data itself, so that notice and rules cannot disagree."""

    permission = ANYONE
    template_name = "showcase/pages/privacy.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(purposes=load(), **kwargs)


class Accessibility(Cacheable, GuardedPage):
    permission = ANYONE
    template_name = "showcase/pages/accessibility.html"


class Cookies(Cacheable, GuardedPage):
    permission = ANYONE
    template_name = "showcase/pages/cookies.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(cookies=cookies(), score_keys=SCORE_KEYS, **kwargs)


class Terms(Cacheable, GuardedPage):
    permission = ANYONE
    template_name = "showcase/pages/terms.html"
