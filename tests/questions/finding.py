"""Finding a record as a person would: by a name, a spelling or an abbreviation of it."""

from django.db.models import Q

from tests.questions.comparing import Said
from tripreports.core.models import Record
from tripreports.directory.models import Official, Organization, Place
from tripreports.events.models import Event, EventSeries, Figure
from tripreports.trips.models import Trip

Called = Official | Organization | Place | Event | EventSeries


def trip() -> Trip:
    return Trip.objects.get(regions__name_zh="韓國", starts_on__year=2025)


def official(name: str) -> Official:
    return Official.objects.filter(_called(name)).distinct().get()


def organization(name: str) -> Organization:
    return Organization.objects.filter(_called(name)).distinct().get()


def event(name: str) -> Event:
    return Event.objects.filter(_called(name)).distinct().get()


def place(name: str) -> Place:
    return Place.objects.filter(_called(name)).distinct().get()


def series(name: str) -> EventSeries:
    return EventSeries.objects.filter(_called(name)).distinct().get()


def figure(subject: Record, metric: str) -> Figure:
    return Figure.objects.get(
        subject_type__model=subject._meta.model_name, subject_key=subject.pk, metric_en=metric
    )


def named(*records: Called | None, also: str = "") -> Said:
    """Any of the names of the records, and the words besides."""
    names = tuple(name for record in records if record for name in names_of(record))
    return Said(parts=(also,) if also else (), names=names)


def names_of(record: Called) -> list[str]:
    """What it is called, in Chinese, in English and otherwise."""
    aliases = (alias.text for alias in record.aliases.all())
    return [name for name in (record.name_zh, record.name_en, *aliases) if name]


def _called(name: str) -> Q:
    return Q(name_zh=name) | Q(name_en=name) | Q(aliases__text=name)
