import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages import get_messages
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import Http404, HttpResponse
from django.test import RequestFactory

from workflow.engine import TransitionDenied
from workflow.middleware import RefusedTransitions

pytestmark = pytest.mark.django_db
PAGE = "http://testserver/statements/S-1/"


def refuse(error, **headers):
    """The answer to a button whose act raised this, and the messages the person gets."""
    request = RequestFactory().post("/statements/S-1/submit/", headers=headers)
    request.user = AnonymousUser()
    for middleware in (SessionMiddleware, MessageMiddleware):
        middleware(lambda _: HttpResponse()).process_request(request)
    answer = RefusedTransitions(lambda _: HttpResponse()).process_exception(request, error)
    return answer, [str(message) for message in get_messages(request)]


def test_denied_act_leads_back_to_the_page_of_its_button_with_the_reason():
    answer, messages = refuse(TransitionDenied("The round is over."), referer=PAGE)
    assert (answer.status_code, answer.url) == (302, PAGE)
    assert messages == ["The round is over."]


@pytest.mark.parametrize(
    "headers",
    [{}, {"referer": "https://elsewhere.example/"}, {"referer": f"{PAGE}submit/"}],
    ids=["from nowhere", "from another site", "from this very address"],
)
def test_denied_act_without_a_page_to_go_back_to_is_a_page_with_the_reason(headers):
    answer, messages = refuse(TransitionDenied("The round is over."), **headers)
    assert answer.status_code == 403
    assert "The round is over." in answer.content.decode()
    assert messages == []


def test_denial_without_a_reason_is_a_page_not_found():
    with pytest.raises(Http404):
        refuse(TransitionDenied(""))


def test_other_errors_are_none_of_its_business():
    assert refuse(ValueError("broken"))[0] is None
