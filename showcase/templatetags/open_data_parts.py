"""Parts of the pages about open data."""

from django.template import Library
from django.utils.safestring import SafeString

from design.tags.linked import linked_data
from showcase.insights.figure import Figure
from showcase.models import DataEdition
from showcase.open_data.editions.dictionary import example_of, meaning_of, type_in_words, values_of
from showcase.open_data.editions.listing import Listed
from showcase.open_data.linked import catalogue_data, figures_data

register = Library()
register.filter(type_in_words)
register.filter(example_of)
register.filter(values_of)
register.filter(meaning_of)


@register.simple_tag
def catalogue_linked_data(edition: DataEdition | None, tables: list[Listed]) -> SafeString:
    return linked_data(catalogue_data(edition, tables))


@register.simple_tag
def figures_linked_data(figures: dict[str, Figure]) -> SafeString:
    return linked_data(figures_data(figures.values()))
