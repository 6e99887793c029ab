"""Django's FORM_RENDERER: every form of the site is drawn by the design system's components."""

from django.forms.renderers import TemplatesSetting


class DesignRenderer(TemplatesSetting):
    form_template_name = "forms/form.html"
    formset_template_name = "forms/formset.html"
    field_template_name = "forms/field.html"
