import pytest
from django import forms

from design.errors import has_errors, listed_errors
from design.fields import DatePartsField


class MixedForm(forms.Form):
    title = forms.CharField()
    kind = forms.ChoiceField(choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)
    themes = forms.MultipleChoiceField(choices=[("a", "A")], widget=forms.CheckboxSelectMultiple)
    closes_on = DatePartsField()
    token = forms.CharField(widget=forms.HiddenInput)

    def clean(self):
        raise forms.ValidationError("The round is over.")


def hrefs(form):
    return [error.get("href") for error in listed_errors(form)]


def test_errors_lead_to_the_first_element_of_every_kind_of_control():
    form = MixedForm({"closes_on-day": "3", "closes_on-month": "4"}, prefix="p")
    assert hrefs(MixedForm({})) == [
        "#id_title",
        "#id_title",
        "#id_kind",
        "#id_themes",
        "#id_closes_on-day",
        "#id_title",
    ]
    assert hrefs(form)[0] == "#id_p-title"


def test_error_of_a_date_leads_to_the_part_that_is_missing():
    form = MixedForm({"closes_on-day": "3", "closes_on-month": "4"})
    assert "#id_closes_on-year" in hrefs(form)


@pytest.mark.parametrize("form", [None, MixedForm()])
def test_errors_of_an_unbound_form_are_none(form):
    assert (listed_errors(form), has_errors(form)) == ([], False)


def test_errors_of_a_formset_come_from_each_of_its_forms():
    data = {
        "form-TOTAL_FORMS": "2",
        "form-INITIAL_FORMS": "0",
        "form-0-title": "",
        "form-1-title": "",
    }
    single = type("TitleForm", (forms.Form,), {"title": forms.CharField()})
    formset = forms.formset_factory(single, min_num=2, validate_min=True)(data)
    assert hrefs(formset) == ["#id_form-0-title", "#id_form-0-title", "#id_form-1-title"]
    assert has_errors(formset)
