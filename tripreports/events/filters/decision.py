"""What lists of resolutions, adopted documents and agreements may be asked."""

from django.utils.translation import gettext_lazy as _

from tripreports.core.filters import (
    CodeFilter,
    HasFilter,
    KeyFilter,
    Ordering,
    RecordFilterSet,
    TextFilter,
    related,
)
from tripreports.core.periods import CoversFilter, DateFilter
from tripreports.directory.models import Membership, Organization
from tripreports.events.enums import (
    AgreementKind,
    AgreementStatus,
    DocumentAct,
    DocumentKind,
    ResolutionKind,
)
from tripreports.events.models import AdoptedDocument, Agreement, Event, Resolution
from tripreports.search.filters import CalledFilter, SearchFilter

_NAMED = {
    "name_zh": _("name in Chinese"),
    "name_en": _("name in English"),
    "event__starts_on": _("date of the event"),
    "starts_on": _("start"),
    "updated_at": _("last change"),
}


class ResolutionFilterSet(RecordFilterSet):
    q = SearchFilter(label=_("search text"))
    text = TextFilter("text", label=_("text"))
    number = TextFilter("number", label=_("number as printed"))
    kind = CodeFilter("kind", choices=ResolutionKind, label=_("kind"))
    event = KeyFilter(Event, "event", label=_("meeting"))
    event__parent = KeyFilter(Event, "event__parent", label=_("within the event"))
    parent = KeyFilter(Resolution, "parent", label=_("item of"))
    parent__kind = CodeFilter(
        "parent__kind", choices=ResolutionKind, label=_("kind of the resolution above")
    )
    is_part = HasFilter("parent", common=True, label=_("item of another resolution"))
    organization = KeyFilter(Organization, "organization", label=_("organization concerned"))
    hosted_event = KeyFilter(Event, "hosted_event", label=_("event to be hosted"))
    is_about_hosting = HasFilter("hosted_event", label=_("says who hosts an event"))
    document = KeyFilter(AdoptedDocument, "document", label=_("document"))
    membership = KeyFilter(Membership, "memberships", label=_("memberships decided on"))
    trip = KeyFilter(
        related(Resolution, "event__attendances__trip"),
        "event__attendances__trip",
        label=_("of the trip"),
    )
    ordering = Ordering(
        {
            "event__starts_on": _("date of the event"),
            "order": _("order"),
            "kind": _("kind"),
            "updated_at": _("last change"),
        }
    )

    class Meta:
        model = Resolution
        fields: list[str] = []


class AdoptedDocumentFilterSet(RecordFilterSet):
    q = SearchFilter(label=_("search text"))
    alias = CalledFilter(label=_("name or other spelling"))
    kind = CodeFilter("kind", choices=DocumentKind, label=_("kind"))
    act = CodeFilter("act", choices=DocumentAct, label=_("what was done there"))
    event = KeyFilter(Event, "event", label=_("event"))
    event__parent = KeyFilter(Event, "event__parent", label=_("within the event"))
    trip = KeyFilter(
        related(AdoptedDocument, "event__attendances__trip"),
        "event__attendances__trip",
        label=_("of the trip"),
    )
    term_covers = CoversFilter(label=_("for a time that covers"))
    starts_on = DateFilter("starts_on", label=_("starts on"))
    starts_on__gte = DateFilter("starts_on", "gte", label=_("starts on or after"))
    starts_on__lte = DateFilter("starts_on", "lte", label=_("starts on or before"))
    ends_on = DateFilter("ends_on", label=_("ends on"))
    ends_on__gte = DateFilter("ends_on", "gte", label=_("ends on or after"))
    ends_on__lte = DateFilter("ends_on", "lte", label=_("ends on or before"))
    ordering = Ordering(_NAMED | {"kind": _("kind")})

    class Meta:
        model = AdoptedDocument
        fields: list[str] = []


class AgreementFilterSet(RecordFilterSet):
    q = SearchFilter(label=_("search text"))
    kind = CodeFilter("kind", choices=AgreementKind, label=_("kind"))
    status = CodeFilter("status", choices=AgreementStatus, label=_("status"))
    event = KeyFilter(Event, "event", label=_("event"))
    event__parent = KeyFilter(Event, "event__parent", label=_("within the event"))
    party = KeyFilter(Organization, "parties__organization", label=_("party"))
    document = KeyFilter(AdoptedDocument, "document", label=_("document"))
    membership = KeyFilter(Membership, "memberships", label=_("memberships that it gave"))
    trip = KeyFilter(
        related(Agreement, "event__attendances__trip"),
        "event__attendances__trip",
        label=_("of the trip"),
    )
    starts_on = DateFilter("starts_on", label=_("signed on"))
    starts_on__gte = DateFilter("starts_on", "gte", label=_("signed on or after"))
    starts_on__lte = DateFilter("starts_on", "lte", label=_("signed on or before"))
    ends_on = DateFilter("ends_on", label=_("ends on"))
    ends_on__gte = DateFilter("ends_on", "gte", label=_("ends on or after"))
    ends_on__lte = DateFilter("ends_on", "lte", label=_("ends on or before"))
    ordering = Ordering(_NAMED | {"kind": _("kind"), "status": _("status")})

    class Meta:
        model = Agreement
        fields: list[str] = []
