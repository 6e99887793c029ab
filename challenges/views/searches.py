"""Searches that a person keeps, and the mails about them."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from accounts.pages.form_page import FormPage
from accounts.pages.guarded import Guarded, GuardedPage
from accounts.permissions import SIGNED_IN
from challenges.actions.searches import change_search, delete_search, save_search, stop_mails
from challenges.described import Describer
from challenges.enums import AlertPace
from challenges.forms.searches import SearchForm
from challenges.models import SavedSearch
from challenges.queries.searches import searches_of
from challenges.views.pages import ConfirmPage


class SavedSearches(GuardedPage):
    permission = SIGNED_IN
    template_name = "challenges/saved_searches.html"

    def get_context_data(self, **kwargs):
        describer = Describer()
        searches = [
            (search, describer.described(search.query)) for search in searches_of(self.request.user)
        ]
        return super().get_context_data(searches=searches, **kwargs)


class SearchPage(FormPage):
    permission = SIGNED_IN
    form_class = SearchForm
    template_name = "challenges/save_search.html"

    def load(self):
        self.describer = Describer()
        self.query = self.find_query()

    def find_query(self):
        raise NotImplementedError

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            query=self.query, described=self.describer.described(self.query), **kwargs
        )


class SaveSearch(SearchPage):
    """The query string of this page is the one of the list that is kept."""

    heading = "Save this search"

    def find_query(self):
        return self.describer.kept(self.request.GET)

    def get_initial(self):
        words = str(self.describer.described(self.query))
        return {"name": words[:80], "alerts": AlertPace.DAILY}

    def act(self, form):
        save_search(**form.cleaned_data, query=self.query, by=self.request.user, at=self.now)
        messages.success(self.request, "Your search is saved.")
        return reverse("challenges:saved_searches")


class OwnSearch:
    """Before a view: of other people's searches there is none."""

    permission = SIGNED_IN

    def load(self):
        self.subject = get_object_or_404(
            SavedSearch, person=self.request.user, pk=self.kwargs["pk"]
        )
        super().load()


class ChangeSearch(OwnSearch, SearchPage):
    heading = "Change this search"

    def find_query(self):
        return self.subject.query

    def get_initial(self):
        return {"name": self.subject.name, "alerts": self.subject.alerts}

    def act(self, form):
        change_search(self.subject, **form.cleaned_data, by=self.request.user, at=self.now)
        messages.success(self.request, "Your changes are saved.")
        return reverse("challenges:saved_searches")


class StopMails(OwnSearch, Guarded):
    def post(self, request, *args, **kwargs):
        stop_mails(self.subject, by=request.user, at=timezone.now())
        messages.success(request, f"No more mails about “{self.subject}”. The search is kept.")
        return HttpResponseRedirect(reverse("challenges:saved_searches"))


class DeleteSearch(OwnSearch, ConfirmPage):
    area = "base.html"
    heading = "Delete this saved search?"
    button = "Delete"
    variant = "warning"
    done = "The search is deleted."

    @property
    def text(self):
        return f"“{self.subject}” goes, and no mail is sent about it."

    def do(self):
        delete_search(self.subject, by=self.request.user)

    def back(self):
        return reverse("challenges:saved_searches")
