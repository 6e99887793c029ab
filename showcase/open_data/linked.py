"""The open data and the figures in the words of schema.org: a catalogue and its datasets."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.urls import reverse

from design.tags.linked import absolute
from showcase.insights.figure import Figure
from showcase.models import DataEdition, DataFile
from showcase.open_data.editions import licence
from showcase.open_data.editions.listing import Listed
from showcase.open_data.editions.package import DESCRIPTION

FORMATS = {"csv": "text/csv", "jsonl": "application/jsonl", "json": "application/json"}


def catalogue_data(edition: DataEdition | None, tables: Iterable[Listed]) -> dict[str, Any]:
    page = absolute(reverse("showcase:open_data"))
    return {
        "@type": "DataCatalog",
        "@id": page,
        "url": page,
        "name": f"{settings.SITE_NAME}: open data",
        "description": DESCRIPTION,
        **_terms(),
        "dataset": [_dataset(one, edition) for one in tables],
    }


def figures_data(figures: Iterable[Figure]) -> dict[str, Any]:
    page = absolute(reverse("showcase:insights"))
    return {
        "@type": "DataCatalog",
        "@id": page,
        "url": page,
        "name": f"{settings.SITE_NAME}: insights",
        **_terms(),
        "dataset": [_figure(figure, page) for figure in figures],
    }


def _terms() -> dict[str, Any]:
    publisher = {"@type": "Organization", "name": settings.OPERATOR_NAME}
    return {"license": licence.ADDRESS, "publisher": publisher, "inLanguage": "en-GB"}


def _dataset(one: Listed, edition: DataEdition | None) -> dict[str, Any]:
    name = one.table.name
    live = [_live("live_csv", name, "csv"), _live("live_json", name, "jsonl")]
    found = {
        "@type": "Dataset",
        "@id": f"{absolute(reverse('showcase:open_data'))}#{name}",
        "name": one.table.title,
        "description": one.table.summary,
        "creator": {"@type": "Organization", "name": settings.OPERATOR_NAME},
        "license": licence.ADDRESS,
        "isAccessibleForFree": True,
        "variableMeasured": [column.name for column in one.table.columns],
        "distribution": [*(_download(file) for file in (one.csv, one.lines) if file), *live],
    }
    return {**found, "dateModified": edition.made_at} if edition else found


def _download(file: DataFile) -> dict[str, Any]:
    return {
        "@type": "DataDownload",
        "name": file.name,
        "encodingFormat": FORMATS[file.name.rpartition(".")[2]],
        "contentUrl": absolute(file.get_absolute_url()),
        "contentSize": f"{file.size} B",
        "sha256": file.sha256,
    }


def _live(url_name: str, table: str, ending: str) -> dict[str, Any]:
    return {
        "@type": "DataDownload",
        "name": f"{table}.{ending}, as the records are now",
        "encodingFormat": FORMATS[ending],
        "contentUrl": absolute(reverse(f"showcase:{url_name}", args=[table])),
    }


def _figure(figure: Figure, page: str) -> dict[str, Any]:
    files = (("figure_table", "csv"), ("figure_data", "json"))
    return {
        "@type": "Dataset",
        "@id": f"{page}#{figure.name}",
        "name": figure.title,
        "description": figure.note or f"A figure of the page of insights: {figure.title}.",
        "license": licence.ADDRESS,
        "isAccessibleForFree": True,
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": FORMATS[ending],
                "contentUrl": absolute(reverse(f"showcase:{url_name}", args=[figure.name])),
            }
            for url_name, ending in files
        ],
    }
