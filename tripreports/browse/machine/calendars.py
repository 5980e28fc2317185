"""The calendar that other programs subscribe to: events to come, and ends of terms."""

import datetime as dt
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from icalendar import Calendar
from icalendar import Event as Entry

from tripreports.browse.machine.agenda import Item, Wanted, coming
from tripreports.browse.machine.asking import (
    filtered,
    in_asked_language,
    language_tag,
    refuse_unknown,
)
from tripreports.browse.machine.excerpt import plain
from tripreports.events.filters import EventFilterSet
from tripreports.events.models import Event
from tripreports.search.revision import remember

_FILTERS = ("country", "organization")
_MAKER = "-//Tripreports//Public site//EN"
_ASK_AGAIN_AFTER = dt.timedelta(days=1)
_ONE_DAY = dt.timedelta(days=1)


@in_asked_language
def calendar(request: HttpRequest) -> HttpResponse:
    refuse_unknown(request, _FILTERS)
    asked = {name: request.GET.get(name, "") for name in _FILTERS}
    visible = Event.objects.visible_to(request.user)
    filters = EventFilterSet(asked, queryset=visible, request=request)
    events = filtered(filters)
    chosen = {name: filters.form.cleaned_data[name] for name in _FILTERS}
    today = timezone.localdate()

    def written() -> bytes:
        whose = next((str(record) for record in chosen.values() if record), "")
        book = _written(request, coming(events, Wanted(today, **chosen)), whose)
        return bytes(book.to_ical())

    # A thousand entries take a while to write, and many programs ask every hour.
    name = f"calendar {today} {get_language()} {request.build_absolute_uri()}"
    response = HttpResponse(
        remember(name, request.user, written), content_type="text/calendar; charset=utf-8"
    )
    response["Content-Disposition"] = 'inline; filename="tripreports.ics"'
    return response


def _written(request: HttpRequest, items: list[Item], whose: str) -> Calendar:
    book = Calendar()
    name = _("Tripreports: events and ends of terms")
    name = f"{name} – {plain(whose)}" if whose else name
    book.add("prodid", _MAKER)
    book.add("version", "2.0")
    book.add("calscale", "GREGORIAN")
    book.add("method", "PUBLISH")
    book.add("name", name)
    book.add("x-wr-calname", name)
    book.add("refresh-interval", _ASK_AGAIN_AFTER, parameters={"value": "DURATION"})
    book.add("x-published-ttl", "P1D")
    book.add("url", request.build_absolute_uri(reverse("browse:event-list")))
    for item in items:
        book.add_component(_entry(request, item))
    return book


def _entry(request: HttpRequest, item: Item) -> Entry:
    """A day or more, as sources give no hours; nobody's time is taken by it."""
    entry = Entry()
    language = {"language": language_tag()}
    told: dict[str, Any] = {
        "uid": str(item.id),
        "dtstamp": item.changed_at,
        "last-modified": item.changed_at,
        "sequence": item.version - 1,
        "dtstart": item.first,
        "dtend": item.last + _ONE_DAY,
        "transp": "TRANSPARENT",
        "url": request.build_absolute_uri(item.address),
    }
    for name, value in told.items():
        entry.add(name, value)
    entry.add("summary", plain(_title(item)), parameters=language)
    if item.where:
        entry.add("location", plain(item.where), parameters=language)
    if item.vaguely:
        entry.add("description", _reason(item), parameters=language)
    entry.add("categories", [plain(item.category)])
    return entry


def _title(item: Item) -> str:
    if not item.vaguely:
        return item.title
    return _("%(title)s (%(date)s, day not stated)") % {"title": item.title, "date": item.vaguely}


def _reason(item: Item) -> str:
    told = _("The source says %(date)s and names no day, so this entry spans all of it.")
    return told % {"date": item.vaguely}
