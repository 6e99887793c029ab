import django_filters
from django.db.models import Q, QuerySet

from accounts.enums import CouncilType, OrganisationKind, Region, Role
from accounts.models import Organisation, User
from accounts.queries.directory import led_by_nobody


class PersonFilter(django_filters.FilterSet):
    words = django_filters.CharFilter(label="Name, address or organisation", method="with_words")
    role = django_filters.ChoiceFilter(
        label="Role", choices=Role.choices, empty_label="Any role", method="in_role"
    )
    rests = django_filters.ChoiceFilter(
        label="Account",
        choices=[("yes", "Rests, unused for 90 days"), ("off", "Switched off")],
        empty_label="Any",
        method="that_is_closed",
    )

    class Meta:
        model = User
        fields: list[str] = []

    def that_is_closed(self, people: QuerySet[User], name: str, value: str) -> QuerySet[User]:
        since = "switched_off_at" if value == "off" else "dormant_at"
        return people.filter(**{f"{since}__isnull": False})

    def with_words(self, people: QuerySet[User], name: str, words: str) -> QuerySet[User]:
        of_organisation = User.objects.filter(memberships__organisation__name__icontains=words)
        asked_for = User.objects.filter(memberships__requested_organisation__icontains=words)
        return people.filter(
            Q(name__icontains=words)
            | Q(email__icontains=words)
            | Q(pk__in=of_organisation.values("pk"))
            | Q(pk__in=asked_for.values("pk"))
        )

    def in_role(self, people: QuerySet[User], name: str, role: str) -> QuerySet[User]:
        holders = User.objects.filter(memberships__role=role, memberships__status="active")
        return people.filter(pk__in=holders.values("pk"))


class OrganisationFilter(django_filters.FilterSet):
    words = django_filters.CharFilter(label="Name, code or domain", method="with_words")
    kind = django_filters.ChoiceFilter(
        label="Kind", choices=OrganisationKind.choices, empty_label="Every kind"
    )
    council_type = django_filters.ChoiceFilter(
        label="Type of council", choices=CouncilType.choices, empty_label="Every type"
    )
    region = django_filters.ChoiceFilter(
        label="Region", choices=Region.choices, empty_label="Every region"
    )
    state = django_filters.ChoiceFilter(
        label="State",
        choices=[
            ("existing", "Existing"),
            ("unled", "Led by nobody"),
            ("closed", "Closed, or about to"),
        ],
        empty_label="Any",
        method="in_state",
    )

    class Meta:
        model = Organisation
        fields = ["kind", "council_type", "region"]

    def with_words(
        self, organisations: QuerySet[Organisation], name: str, words: str
    ) -> QuerySet[Organisation]:
        by_domain = Organisation.objects.filter(domains__domain__icontains=words)
        return organisations.filter(
            Q(name__icontains=words) | Q(gss_code__iexact=words) | Q(pk__in=by_domain.values("pk"))
        )

    def in_state(
        self, organisations: QuerySet[Organisation], name: str, state: str
    ) -> QuerySet[Organisation]:
        if state == "closed":
            return organisations.filter(ended_on__isnull=False)
        existing = organisations.filter(ended_on=None)
        return led_by_nobody(existing) if state == "unled" else existing
