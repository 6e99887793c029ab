"""The coach beside a draft: asked by a script while somebody types, and how it reads."""

from accounts.pages.guarded import GuardedPage
from accounts.permissions import COUNCIL_OFFICER
from challenges.coach.reader import RULES
from challenges.forms.statements import PAGES
from challenges.views.council import OwnStatement
from challenges.views.pages import advice_on


class CoachRules(GuardedPage):
    permission = COUNCIL_OFFICER
    template_name = "challenges/coach_rules.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(rules=RULES, **kwargs)


class Coach(OwnStatement, GuardedPage):
    """The advice alone, on what is saved or, posted, on what is typed. Nothing is saved."""

    template_name = "challenges/parts/advice.html"

    def post(self, request, *args, **kwargs):
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs):
        names = PAGES[self.kwargs["slug"]].form.names()
        advice = advice_on(self.subject, names, self.request.POST)
        return super().get_context_data(advice=advice, **kwargs)
