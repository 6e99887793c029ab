"""A criteria set as its vendors will meet it, and a trial of answers that leaves nothing behind."""

from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate

from accounts.pages.guarded import GuardedPage
from vendors.forms.criteria.trying import FactsForm, TrialForm, asked_in_trial, findings_of_trial
from vendors.queries.criteria import criteria_in_order
from vendors.views.criteria.drafts import OfSet


class TryCriteriaSet(OfSet, GuardedPage):
    """Answers come back with the page and are kept nowhere: it calls no action."""

    template_name = "vendors/criteria/try.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        facts = FactsForm(self._typed)
        every = criteria_in_order(self.criteria_set)
        asked = asked_in_trial(every, facts.known, self._trial(every))
        trial = self._trial(asked)
        rows = groupby(trial.rows, key=lambda row: row.criterion.section)
        return super().get_context_data(
            **self.about(
                facts=facts,
                form=trial,
                sections=[(section, list(of_it)) for section, of_it in rows],
                findings=findings_of_trial(trial, localdate()) if self._typed else [],
                left_out=len(every) - len(asked),
                **kwargs,
            )
        )

    @property
    def _typed(self) -> Any:
        return self.request.POST if self.request.method == "POST" else None

    def _trial(self, criteria: Any) -> TrialForm:
        return TrialForm(self._typed, criteria=criteria, today=localdate())
