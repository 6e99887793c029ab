"""Editable lists that have no page of their own."""

from django.contrib import admin

from challenges.models import KindOfAI, PerceivedRisk, ServiceArea


class ListedAdmin(admin.ModelAdmin):
    list_display = ("name", "slug", "position")
    list_editable = ("position",)
    ordering = ("position", "pk")
    prepopulated_fields = {"slug": ("name",)}


admin.site.register([KindOfAI, PerceivedRisk, ServiceArea], ListedAdmin)
