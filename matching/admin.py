from django.contrib import admin

from matching.models import Abbreviation


@admin.register(Abbreviation)
class AbbreviationAdmin(admin.ModelAdmin):
    """Texts are read again with the changed list within minutes, by the sweep."""

    list_display = ("short", "meaning")
    search_fields = ("short", "meaning")
    ordering = ("short", "pk")
