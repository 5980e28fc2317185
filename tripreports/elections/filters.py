"""What lists of elections, contests and candidacies may be asked."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tripreports.core.filters import (
    CodeFilter,
    CountFilter,
    HasFilter,
    KeyFilter,
    Ordering,
    RecordFilterSet,
    TextFilter,
    YesNoFilter,
    related,
)
from tripreports.core.periods import CoversFilter, DateFilter, YearFilter
from tripreports.directory.models import Membership, Official, Organization, Place, Post
from tripreports.elections.enums import CandidacyOutcome, Decision
from tripreports.elections.models import Candidacy, Contest, Election
from tripreports.events.models import Event
from tripreports.search.filters import SearchFilter


class ElectionFilterSet(RecordFilterSet):
    q = SearchFilter(label=_("search text"))
    body = KeyFilter(Organization, "body", label=_("body"))
    event = KeyFilter(Event, "event", label=_("meeting"))
    year = YearFilter("held_on", label=pgettext_lazy("calendar", "year"))
    held_on = DateFilter("held_on", label=_("held on"))
    held_on__gte = DateFilter("held_on", "gte", label=_("held on or after"))
    held_on__lte = DateFilter("held_on", "lte", label=_("held on or before"))
    term_covers = CoversFilter(label=_("term covers"))
    starts_on = DateFilter("starts_on", label=_("term starts on"))
    starts_on__gte = DateFilter("starts_on", "gte", label=_("term starts on or after"))
    starts_on__lte = DateFilter("starts_on", "lte", label=_("term starts on or before"))
    ends_on = DateFilter("ends_on", label=_("term ends on"))
    ends_on__gte = DateFilter("ends_on", "gte", label=_("term ends on or after"))
    ends_on__lte = DateFilter("ends_on", "lte", label=_("term ends on or before"))
    decided_by = CodeFilter("contests__decided_by", choices=Decision, label=_("decided"))
    official = KeyFilter(Official, "contests__candidacies__official", label=_("candidate"))
    organization = KeyFilter(
        Organization,
        "contests__candidacies__organization",
        "contests__candidacies__represents",
        label=_("city or organization standing or represented"),
    )
    country = KeyFilter(
        Place, "contests__allocations__place", label=_("country with seats allotted")
    )
    trip = KeyFilter(
        related(Election, "event__attendances__trip"),
        "event__attendances__trip",
        label=_("of the trip"),
    )
    ordering = Ordering(
        {
            "held_on": _("day of the election"),
            "starts_on": _("start of the term"),
            "name_zh": _("name in Chinese"),
            "name_en": _("name in English"),
            "updated_at": _("last change"),
        }
    )

    class Meta:
        model = Election
        fields: list[str] = []


class ContestFilterSet(RecordFilterSet):
    q = SearchFilter(
        "election", also=("position_zh", "position_en", "decision_text"), label=_("search text")
    )
    position = TextFilter("position_zh", "position_en", label=_("position"))
    election = KeyFilter(Election, "election", label=_("election"))
    parent = KeyFilter(Contest, "parent", label=_("part of"))
    is_part = HasFilter("parent", common=True, label=_("part of another contest"))
    body = KeyFilter(Organization, "body", label=_("seats in the body"))
    election__body = KeyFilter(Organization, "election__body", label=_("elected by the body"))
    constituency = KeyFilter(Organization, "constituency", label=_("constituency"))
    is_contested = YesNoFilter("is_contested", label=_("contested"))
    decided_by = CodeFilter("decided_by", choices=Decision, label=_("decided"))
    seats_stated = CountFilter("seats_stated", label=_("seats stated"))
    seats_stated__gte = CountFilter("seats_stated", "gte", label=_("seats stated, at least"))
    seats_stated__lte = CountFilter("seats_stated", "lte", label=_("seats stated, at most"))
    seats_moved_in = CountFilter("seats_moved_in", label=_("seats moved in"))
    nominees_stated = CountFilter("nominees_stated", label=_("nominees stated"))
    official = KeyFilter(Official, "candidacies__official", label=_("candidate"))
    organization = KeyFilter(
        Organization,
        "candidacies__organization",
        "candidacies__represents",
        label=_("city or organization standing or represented"),
    )
    country = KeyFilter(Place, "allocations__place", label=_("country with seats allotted"))
    term_covers = CoversFilter(or_else=("election",), label=_("term covers"))
    starts_on = DateFilter("starts_on", label=_("term starts on"))
    starts_on__gte = DateFilter("starts_on", "gte", label=_("term starts on or after"))
    starts_on__lte = DateFilter("starts_on", "lte", label=_("term starts on or before"))
    ends_on = DateFilter("ends_on", label=_("term ends on"))
    ends_on__gte = DateFilter("ends_on", "gte", label=_("term ends on or after"))
    ends_on__lte = DateFilter("ends_on", "lte", label=_("term ends on or before"))
    ordering = Ordering(
        {
            "order": _("order"),
            "position_zh": _("position in Chinese"),
            "position_en": _("position in English"),
            "starts_on": _("start of the term"),
            "ends_on": _("end of the term"),
            "seats_stated": _("seats stated"),
            "updated_at": _("last change"),
        }
    )

    class Meta:
        model = Contest
        fields: list[str] = []


class CandidacyFilterSet(RecordFilterSet):
    q = SearchFilter("official", "organization", also=("seat_basis",), label=_("search text"))
    contest = KeyFilter(Contest, "contest", label=_("contest"))
    contest__body = KeyFilter(Organization, "contest__body", label=_("seats in the body"))
    election = KeyFilter(Election, "contest__election", label=_("election"))
    position = TextFilter("contest__position_zh", "contest__position_en", label=_("position"))
    official = KeyFilter(Official, "official", label=_("person"))
    organization = KeyFilter(Organization, "organization", label=_("city or organization"))
    represents = KeyFilter(Organization, "represents", label=_("represents"))
    seat_basis = TextFilter("seat_basis", label=_("basis of the seat"))
    outcome = CodeFilter(
        "outcome", choices=CandidacyOutcome, label=pgettext_lazy("candidacy", "outcome")
    )
    country = KeyFilter(
        Place, "official__country", "organization__country", label=_("country of the candidate")
    )
    post = KeyFilter(Post, "post", label=_("post gained"))
    membership = KeyFilter(Membership, "membership", label=_("seat gained"))
    term_covers = CoversFilter(or_else=("contest", "election"), label=_("term covers"))
    starts_on = DateFilter("starts_on", label=_("term starts on"))
    starts_on__gte = DateFilter("starts_on", "gte", label=_("term starts on or after"))
    starts_on__lte = DateFilter("starts_on", "lte", label=_("term starts on or before"))
    ends_on = DateFilter("ends_on", label=_("term ends on"))
    ends_on__gte = DateFilter("ends_on", "gte", label=_("term ends on or after"))
    ends_on__lte = DateFilter("ends_on", "lte", label=_("term ends on or before"))
    ordering = Ordering(
        {
            "order": _("order"),
            "outcome": pgettext_lazy("candidacy", "outcome"),
            "starts_on": _("start of the term"),
            "ends_on": _("end of the term"),
            "updated_at": _("last change"),
        }
    )

    class Meta:
        model = Candidacy
        fields: list[str] = []
