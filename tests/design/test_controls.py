import pytest
from django import forms

from design.controls import render_control
from design.fields import DatePartsField
from design.widgets import AffixedInput, Checkboxes, Radios, ScoreRadios, WordCountTextarea
from tests.design.markup import Markup, words

CHOICES = [("a", "Apples"), ("b", "Bread & butter")]


def drawn(field, data=None, initial=None, **options):
    form_class = type("OneForm", (forms.Form,), {"answer": field})
    form = form_class(data, initial=None if initial is None else {"answer": initial})
    return Markup.of(render_control(form["answer"], **options))


@pytest.mark.parametrize(
    ("field", "input_type"),
    [
        (forms.CharField(), "text"),
        (forms.EmailField(), "email"),
        (forms.URLField(assume_scheme="https"), "url"),
        (forms.CharField(widget=forms.PasswordInput), "password"),
        (forms.IntegerField(), "text"),
        (forms.DecimalField(), "text"),
        (forms.DateField(), "date"),
        (forms.DateTimeField(), "datetime-local"),
        (forms.TimeField(), "time"),
        (forms.FileField(), "file"),
    ],
)
def test_control_of_each_field_has_one_labelled_input_of_its_type(field, input_type):
    markup = drawn(field)
    element = markup.one("input")
    assert (element.get("type"), element.get("name")) == (input_type, "answer")
    assert [label.get("for") for label in markup.all("label")] == [element.get("id")]


def test_control_holds_nothing_that_lets_the_browser_refuse_an_answer():
    field = forms.CharField(min_length=2, max_length=5, required=True)
    assert sorted(drawn(field).one("input").attrib) == ["class", "id", "name", "type"]


def test_control_with_hint_and_error_is_described_by_both():
    markup = drawn(forms.CharField(help_text="Short."), data={"answer": ""})
    assert markup.one("input").get("aria-describedby") == "id_answer-hint id_answer-error"
    assert words(markup.one("p", id="id_answer-error")) == "Error: Enter answer"


def test_control_of_optional_field_says_so():
    assert drawn(forms.CharField(label="Notes", required=False)).texts("label") == [
        "Notes (optional)"
    ]


def test_control_escapes_what_was_typed_and_what_was_labelled():
    markup = drawn(forms.CharField(label="<b>Bold</b>"), data={"answer": '"><script>'})
    assert markup.one("input").get("value") == '"><script>'
    assert markup.texts("label") == ["<b>Bold</b>"]
    assert markup.all("script") == []


@pytest.mark.parametrize(
    "typed", ["two\n\n  lines", "  leading", "😀 שלום", "x" * 300, "</textarea><b>", "<p>"]
)
def test_textarea_keeps_typed_text_to_the_letter(typed):
    markup = drawn(forms.CharField(widget=forms.Textarea), data={"answer": typed})
    assert markup.one("textarea").text == typed


def test_textarea_revealed_by_a_choice_keeps_its_lines():
    class RevealingForm(forms.Form):
        kind = forms.ChoiceField(choices=CHOICES, widget=Radios(reveals={"a": "more"}))
        more = forms.CharField(widget=forms.Textarea)

    form = RevealingForm({"kind": "a", "more": "one\n  two"})
    assert Markup.of(render_control(form["kind"])).one("textarea").text == "one\n  two"


def test_textarea_with_length_limit_counts_characters():
    group = drawn(forms.CharField(max_length=500, widget=forms.Textarea)).one(
        "div", data_module="govuk-character-count"
    )
    assert group.get("data-maxlength") == "500"


def test_textarea_with_word_limit_counts_words():
    group = drawn(forms.CharField(widget=WordCountTextarea(200))).one(
        "div", data_module="govuk-character-count"
    )
    assert group.get("data-maxwords") == "200"


def test_radios_mark_the_chosen_one_and_begin_with_the_plain_id():
    markup = drawn(
        forms.ChoiceField(choices=CHOICES, widget=forms.RadioSelect), data={"answer": "b"}
    )
    inputs = markup.all("input", type="radio")
    assert [(i.get("id"), i.get("value"), "checked" in i.attrib) for i in inputs] == [
        ("id_answer", "a", False),
        ("id_answer-2", "b", True),
    ]
    assert markup.texts("legend") == ["Answer"]


@pytest.mark.parametrize("widget", [forms.CheckboxSelectMultiple, Checkboxes, forms.SelectMultiple])
def test_multiple_choice_is_drawn_as_checkboxes_although_some_widgets_are_radios(widget):
    field = forms.MultipleChoiceField(choices=CHOICES, widget=widget)
    inputs = drawn(field, initial=["a"]).all("input")
    assert [(i.get("type"), "checked" in i.attrib) for i in inputs] == [
        ("checkbox", True),
        ("checkbox", False),
    ]


def test_choice_hints_describe_their_own_choice():
    field = forms.ChoiceField(choices=CHOICES, widget=Radios(hints={"b": "Salted."}))
    markup = drawn(field)
    described = [i.get("aria-describedby") for i in markup.all("input")]
    assert described == [None, "id_answer-2-item-hint"]
    assert words(markup.one("div", id="id_answer-2-item-hint")) == "Salted."


def test_choices_never_claim_to_be_expandable():
    class RevealingForm(forms.Form):
        kind = forms.ChoiceField(choices=CHOICES, widget=Radios(reveals={"a": "more"}))
        more = forms.CharField()

    assert "aria-controls" not in render_control(RevealingForm()["kind"])


def test_select_names_its_blank_choice():
    options = drawn(forms.ChoiceField(choices=[("", "---------"), *CHOICES])).texts("option")
    assert options == ["Choose one", "Apples", "Bread & butter"]


def test_boolean_is_a_single_checkbox_with_its_label():
    markup = drawn(forms.BooleanField(label="We agree"), data={})
    assert markup.one("input").get("type") == "checkbox"
    assert markup.texts("label") == ["We agree"]
    assert markup.one("input").get("aria-describedby") == "id_answer-error"


def test_date_in_three_parts_shows_again_what_was_typed():
    data = {"answer-day": "31", "answer-month": "Fools", "answer-year": ""}
    markup = drawn(DatePartsField(), data=data)
    assert [(i.get("id"), i.get("value")) for i in markup.all("input")] == [
        ("id_answer-day", "31"),
        ("id_answer-month", "Fools"),
        ("id_answer-year", None),
    ]


def test_score_options_show_points_with_their_words():
    field = forms.TypedChoiceField(
        choices=[(0, "None"), (1, "Some")], coerce=int, widget=ScoreRadios
    )
    markup = drawn(field, initial=1)
    assert markup.texts("label") == ["0None", "1Some"]
    assert ["checked" in i.attrib for i in markup.all("input")] == [False, True]


def test_affixed_input_shows_its_unit():
    markup = drawn(forms.IntegerField(widget=AffixedInput(suffix="days")))
    assert markup.texts("div", class_="govuk-input__suffix") == ["days"]


def test_question_makes_the_label_the_heading_of_the_page():
    assert drawn(forms.CharField(label="How many?"), question=True).texts("h1") == ["How many?"]
    radios = forms.ChoiceField(label="Which?", choices=CHOICES, widget=forms.RadioSelect)
    assert drawn(radios, question=True).texts("h1") == ["Which?"]


def test_hidden_field_is_only_its_input():
    assert drawn(forms.CharField(widget=forms.HiddenInput)).all("div") == []


def test_widget_nobody_drew_still_has_label_and_error():
    markup = drawn(forms.SplitDateTimeField(label="When"), data={})
    assert markup.texts("label") == ["When"]
    assert markup.texts("p", class_="govuk-error-message") == ["Error: Enter when"]
