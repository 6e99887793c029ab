"""The records behind one figure of a published version."""

from typing import Any

from django.http import Http404

from accounts.pages.cacheable import Cacheable
from accounts.pages.guarded import GuardedPage
from showcase.queries.reports.withdrawn import withdrawn_since
from showcase.reports.page import page_of
from showcase.views.reports.public import OfVersion


class Records(OfVersion, Cacheable, GuardedPage):
    """As they were when the version was published; what was withdrawn since is marked."""

    template_name = "showcase/reports/records.html"

    def load(self) -> None:
        super().load()
        content = self.version.content
        self.page = page_of(content, withdrawn_since(content))
        figure = self.page.figures.get((self.kwargs["figure"], self.kwargs.get("of", "")))
        if figure is None:
            raise Http404
        self.figure = figure

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            page=self.page,
            figure=self.figure,
            version=self.version,
            records=[
                (record, self.page.is_withdrawn(record.kind, record.key))
                for record in self.figure.records
            ],
            number_withdrawn=self.page.number_withdrawn(self.figure),
            demonstration=self.version.content["round"]["is_demonstration"],
            **kwargs,
        )
