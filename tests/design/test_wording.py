import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile

from design.wording import error_texts


def wrong(field, value):
    form = type("OneForm", (forms.Form,), {"answer": field})({"answer": value})
    return error_texts(form["answer"])


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        (forms.CharField(label="Short title"), "", "Enter short title"),
        (forms.CharField(label="GSS code"), "", "Enter GSS code"),
        (forms.EmailField(label="E-mail address"), "", "Enter e-mail address"),
        (forms.CharField(label="What is it?"), "", "Answer “What is it?”"),
        (forms.ChoiceField(label="Council", choices=[("1", "A")]), "", "Choose council"),
        (
            forms.ChoiceField(label="Council", choices=[("1", "A")]),
            "9",
            "Council: choose from the list",
        ),
        (forms.BooleanField(label="We agree"), "", "Tick “We agree” to go on"),
        (forms.FileField(label="Certificate"), "", "Choose a file for “Certificate”"),
        (
            forms.EmailField(label="E-mail"),
            "x",
            "Enter an e-mail address, like name@council.gov.uk",
        ),
        (
            forms.URLField(label="Site", assume_scheme="https"),
            "x y",
            "Enter a web address, like https://council.gov.uk",
        ),
        (forms.IntegerField(label="How many?"), "x", "“How many?”: enter a whole number, like 12"),
        (forms.IntegerField(label="Places", min_value=1), "0", "Places: enter 1 or more"),
        (forms.IntegerField(label="Places", max_value=9), "10", "Places: enter 9 or less"),
        (
            forms.CharField(label="Title", max_length=3),
            "abcd",
            "Title: use 3 characters or fewer (you typed 4)",
        ),
        (
            forms.CharField(label="Title", min_length=3),
            "ab",
            "Title: use at least 3 characters (you typed 2)",
        ),
    ],
)
def test_stock_message_is_told_in_the_words_of_the_question(field, value, expected):
    assert wrong(field, value) == [expected]


def test_message_a_form_replaced_is_shown_as_written():
    field = forms.CharField(label="Title", error_messages={"required": "Give it a name."})
    assert wrong(field, "") == ["Give it a name."]


def test_message_a_form_wrote_with_a_stock_code_is_shown_as_written():
    class PickyField(forms.CharField):
        def clean(self, value):
            raise forms.ValidationError("Begin with “How can”.", code="invalid")

    assert wrong(PickyField(), "Why?") == ["Begin with “How can”."]


def test_message_about_an_empty_file_is_shown_as_written():
    form_class = type("OneForm", (forms.Form,), {"answer": forms.FileField()})
    form = form_class({}, {"answer": SimpleUploadedFile("a.pdf", b"")})
    assert error_texts(form["answer"]) == ["The submitted file is empty."]
