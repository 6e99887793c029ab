"""What has pages of its own can be looked up here, not changed: changes go through the actions."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.utils import timezone

from accounts.actions.people import take_away_second_factor
from accounts.models import EmailDomain, Invitation, Membership, Organisation, User


class LookedUpOnly(admin.ModelAdmin):
    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(User)
class UserAdmin(LookedUpOnly):
    list_display = ("email", "name", "is_active", "joined_at")
    search_fields = ("email", "name")
    ordering = ("email",)
    exclude = ("password",)


@admin.register(EmailAddress)
class EmailAddressAdmin(LookedUpOnly):
    """Whoever owns an address proves it by a code; nobody can say so for them."""

    list_display = ("email", "user", "primary", "verified")
    list_select_related = ("user",)
    search_fields = ("email", "user__name")
    ordering = ("email", "pk")


@admin.register(Authenticator)
class SecondFactorAdmin(LookedUpOnly):
    """A lost one can be taken away by an administrator who knows the person."""

    list_display = ("user", "type", "created_at", "last_used_at")
    list_select_related = ("user",)
    search_fields = ("user__email", "user__name")
    ordering = ("user__email", "pk")
    exclude = ("data",)

    def has_delete_permission(self, request, obj=None):
        return request.user.is_authenticated  # the site lets in administrators alone

    def delete_model(self, request, obj):
        take_away_second_factor(obj, by=request.user, at=timezone.now())

    def delete_queryset(self, request, queryset):
        for factor in queryset.select_related("user"):
            self.delete_model(request, factor)


class DomainInline(admin.TabularInline):
    model = EmailDomain
    extra = 0


@admin.register(Organisation)
class OrganisationAdmin(admin.ModelAdmin):
    list_display = ("name", "kind", "council_type", "region", "gss_code", "ended_on")
    list_filter = ("kind", "council_type", "region")
    search_fields = ("name", "gss_code", "domains__domain")
    ordering = ("name", "pk")
    autocomplete_fields = ("combined_authority", "successor")
    inlines = (DomainInline,)

    def has_delete_permission(self, request, obj=None):
        """Organisations end; they are not deleted."""
        return False


@admin.register(Membership)
class MembershipAdmin(LookedUpOnly):
    list_display = ("user", "role", "organisation", "status", "requested_at", "decided_at")
    list_filter = ("status", "role")
    list_select_related = ("user", "organisation")
    search_fields = ("user__email", "user__name", "organisation__name")
    ordering = ("-requested_at", "-pk")


@admin.register(Invitation)
class InvitationAdmin(LookedUpOnly):
    list_display = ("email", "role", "organisation", "status", "invited_at", "expires_at")
    list_filter = ("status",)
    list_select_related = ("organisation",)
    ordering = ("-invited_at", "-pk")
    exclude = ("token",)
