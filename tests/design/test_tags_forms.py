import re
import time

from django import forms
from django.http import QueryDict

from design.gallery import EveryControlForm, EveryFilterForm


class TitleForm(forms.Form):
    title = forms.CharField(label="Short title")


class UploadForm(TitleForm):
    certificate = forms.FileField()


def test_form_page_holds_form_token_button_and_no_browser_validation(draw):
    markup = draw("{% form_page form submit='Save' %}", form=TitleForm())
    form = markup.one("form")
    assert {key: form.get(key) for key in ("method", "novalidate", "enctype")} == {
        "method": "post",
        "novalidate": "",
        "enctype": None,
    }
    assert len(markup.one("input", name="csrfmiddlewaretoken").get("value")) == 64
    assert markup.texts("button") == ["Save"]


def test_form_page_with_a_file_is_sent_in_parts(draw):
    markup = draw("{% form_page form %}", form=UploadForm())
    assert markup.one("form").get("enctype") == "multipart/form-data"


def test_form_page_refused_lists_errors_linked_to_existing_elements(draw):
    markup = draw(
        "{% form_page form %}", form=EveryControlForm(EveryControlForm.WRONG, prefix="refused")
    )
    links = [a.get("href")[1:] for a in markup.all("a") if a.get("href").startswith("#")]
    assert len(links) > 10
    assert set(links) - set(markup.ids()) == set()
    assert len(markup.ids()) == len(set(markup.ids()))


def test_error_summary_asked_for_twice_is_shown_once(draw):
    source = "{% error_summary form %}<h1>Title</h1>{% form_page form %}"
    markup = draw(source, form=TitleForm({}))
    assert markup.texts("h2") == ["There is a problem"]


def test_form_rendered_by_itself_uses_the_design_system(draw):
    markup = draw("{{ form }}", form=TitleForm())
    assert markup.one("input").get("class") == "govuk-input"
    assert "required" not in markup.one("input").attrib


def test_field_group_rendered_by_itself_uses_the_design_system(draw):
    assert draw("{{ form.title.as_field_group }}", form=TitleForm()).texts("label") == [
        "Short title"
    ]


def test_formset_rendered_by_itself_has_management_form_and_each_form(draw):
    formset = forms.formset_factory(TitleForm, extra=2)()
    markup = draw("{% form_page formset %}", formset=formset)
    assert markup.one("input", name="form-TOTAL_FORMS").get("value") == "2"
    assert markup.texts("label") == ["Short title", "Short title"]


def test_title_prefix_is_there_only_when_the_form_was_refused(draw):
    source = "<title>{% error_prefix %}X</title>"
    assert draw(source, form=TitleForm({})).texts("title") == ["Error: X"]
    assert draw(source, form=TitleForm({"title": "A"})).texts("title") == ["X"]
    assert draw(source).texts("title") == ["X"]


def test_filters_in_use_are_chips_that_take_themselves_away(draw, rf):
    query = "theme=places&theme=care&words=gullies&state=&page=3"
    form = EveryFilterForm(QueryDict(query))
    markup = draw(
        "{% filtered form %}<p>rows</p>{% endfiltered %}", path=f"/challenges/?{query}", form=form
    )
    chips = {chip.strip(): a.get("href") for a, chip in _chips(markup)}
    assert chips == {
        "Search: gullies": "/challenges/?theme=places&theme=care&words=&state=".replace(
            "words=&", ""
        ),
        "Theme: Improving local places": "/challenges/?theme=care&words=gullies&state=",
        "Theme: Supporting social care practitioners": "/challenges/?theme=places&words=gullies&state=",
    }


def _chips(markup):
    for link in markup.all("a"):
        text = " ".join("".join(link.itertext()).split())
        if text.startswith("Remove filter"):
            yield link, re.sub(r"^Remove filter|×$", "", text)


def test_filters_ask_by_get_and_work_without_script(draw):
    form = draw("{% filter_form form %}", form=EveryFilterForm({})).one("form")
    assert form.get("method") == "get"


def test_form_of_ten_fields_is_drawn_in_a_few_milliseconds(draw):
    names = [f"answer_{number}" for number in range(10)]
    form = type(
        "TenForm", (forms.Form,), {name: forms.CharField(help_text="Why.") for name in names}
    )()
    draw("{{ form }}", form=form)
    took = []
    for _ in range(5):
        began = time.perf_counter()
        str(form)
        took.append(time.perf_counter() - began)
    assert min(took) < 0.015
