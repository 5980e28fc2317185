"""The trips of the made archive: each with what a report of some length has."""

import datetime as dt
import random
from typing import Any, NamedTuple

from django.contrib.contenttypes.models import ContentType

from tests.benchmarks.rows import Rows
from tests.benchmarks.vocabulary import HEADINGS, SUBJECTS, Writer
from tests.benchmarks.world import FIRST_YEAR, LAST_YEAR, Body, City, Person, World, by_rank
from tripreports.events.models import Event
from tripreports.followup.models import Commitment, Invitation, Observation, Recommendation
from tripreports.reports.models import Citation, Paragraph, Photo, Section
from tripreports.trips.models import (
    Attendance,
    CategoryTick,
    Delegate,
    Encounter,
    EncounterRoleTag,
    ItineraryActivity,
    ItineraryDay,
    ItineraryStop,
    Trip,
)

DAYS, EVENTS, ENCOUNTERS, DELEGATES, PHOTOS = 9, 12, 25, 4, 6
# As many trips go to the same congress; one in so many is a draft.
_AT_ONE_CONGRESS, _ONE_DRAFT_IN = 4, 50
_TOGETHER = 500
# The second section has those below it that tell of the events.
_COURSE, _LAST_EVENT = 2, 8
_PROGRESS = ("open", "open", "accepted", "in_progress", "done", "declined")
_CATEGORIES = ("conference", "study_visit", "training", "business", "trade_fair")


class Journey(NamedTuple):
    """A trip that is being made."""

    key: str
    number: int
    city: City
    agency: Body
    starts_on: dt.date
    is_public: bool


class Journeys:
    """Makes trips in their order, and writes some hundred of them at once."""

    def __init__(self, world: World, rows: Rows, dice: random.Random) -> None:
        self.world, self.rows, self.dice = world, rows, dice
        self.writer = Writer(dice)
        self.weights = by_rank(len(world.people))
        self.kind_of_encounter = ContentType.objects.get_for_model(Encounter).pk

    def make(self, count: int) -> None:
        for number in range(count):
            self._trip(number)
            if number % _TOGETHER == 0:
                self.rows.write()
        self.rows.write()

    def _trip(self, number: int) -> None:
        year = FIRST_YEAR + number % (LAST_YEAR - FIRST_YEAR + 1)
        trip = Journey(
            key=f"made-{number}",
            number=number,
            city=self.dice.choice(self.world.cities),
            agency=self.world.agencies[number % len(self.world.agencies)],
            starts_on=dt.date(year, 1, 1) + dt.timedelta(days=number * 37 % 350),
            is_public=number % _ONE_DRAFT_IN != _ONE_DRAFT_IN - 1,
        )
        self._sheet(trip)
        events = self._events(trip)
        self._days(trip, events)
        self._delegates(trip)
        self._report(trip, [key for key, _name in events])
        self._followup(trip, events[0][0])

    def _sheet(self, trip: Journey) -> None:
        number, subject = trip.number, SUBJECTS[trip.number % len(SUBJECTS)]
        published_at = dt.datetime(
            trip.starts_on.year + 1, 1, 1 + number % 28, number % 24, tzinfo=dt.UTC
        )
        self.rows.add(
            Trip,
            key=trip.key,
            title_zh=f"赴{trip.city.name}出席{subject}國際會議暨考察（第{number}案）",
            title_en=f"Trip {number}: {subject}" if number % 3 == 0 else "",
            state="published" if trip.is_public else "draft",
            published_at=published_at if trip.is_public else None,
            government_id=trip.agency.parent,
            agency_id=trip.agency.key,
            starts_on=trip.starts_on,
            ends_on=trip.starts_on + dt.timedelta(days=DAYS - 1),
            report_on=trip.starts_on + dt.timedelta(days=60 + number % 50),
        )
        self.rows.add(Trip.regions.through, trip_id=trip.key, place_id=trip.city.country)
        self.rows.add(
            CategoryTick,
            key=f"{trip.key}.category",
            trip_id=trip.key,
            category=_CATEGORIES[number % len(_CATEGORIES)],
            is_ticked=True,
        )

    def _events(self, trip: Journey) -> list[tuple[str, str]]:
        """A congress that other trips went to as well, its sessions, and calls of our own."""
        shared = trip.number // _AT_ONE_CONGRESS
        series = self.world.series[shared % len(self.world.series)]
        congress = f"made-congress-{shared}", f"第{shared}屆{series.name}"
        if trip.number % _AT_ONE_CONGRESS == 0:
            more = {"kind": "congress", "series_id": series.key, "edition": shared}
            self._event(trip, congress, is_public=True, **more)
        events = [congress]
        for order in range(2, EVENTS + 1):
            subject = SUBJECTS[(trip.number + order) % len(SUBJECTS)]
            event = f"made-event-{trip.number}-{order}", f"{subject}議程"
            events.append(event)
            if order % 3:
                more = {"kind": "session", "parent_id": congress[0], "parent_link": "programme"}
            else:
                more = {"kind": "courtesy_call"}
            self._event(trip, event, order=order, is_public=trip.is_public, **more)
        for order, (key, _name) in enumerate(events):
            named = {"key": f"{trip.key}.at-{order}", "trip_id": trip.key, "event_id": key}
            self.rows.add(Attendance, status="attended", **named)
        return events

    def _event(self, trip: Journey, event: tuple[str, str], **given: Any) -> None:
        key, name = event
        self.rows.add(
            Event,
            key=key,
            name_zh=name,
            starts_on=trip.starts_on,
            starts_precision="day",
            ends_on=trip.starts_on,
            ends_precision="day",
            place_id=trip.city.key,
            country_id=trip.city.country,
            **given,
        )

    def _days(self, trip: Journey, events: list[tuple[str, str]]) -> None:
        for order in range(1, DAYS + 1):
            day = f"{trip.key}.day-{order}"
            on = trip.starts_on + dt.timedelta(days=order - 1)
            route = f"臺中—{trip.city.name}"
            event, name = events[order % len(events)]
            place = trip.city.key
            self.rows.add(ItineraryDay, key=day, trip_id=trip.key, order=order, on=on, route=route)
            self.rows.add(ItineraryStop, key=f"{day}.s", day_id=day, place_id=place)
            self.rows.add(ItineraryActivity, key=f"{day}.a", day_id=day, text=name, event_id=event)

    def _delegates(self, trip: Journey) -> None:
        for order, one in enumerate(self.dice.sample(self.world.ours, DELEGATES), start=1):
            self.rows.add(
                Delegate,
                key=f"{trip.key}.delegate-{order}",
                trip_id=trip.key,
                official_id=one,
                order=order,
                role="head" if order == 1 else "member",
                organization_id=trip.agency.key,
                agency=trip.agency.name,
                title_zh="科長",
            )

    def _report(self, trip: Journey, events: list[str]) -> None:
        """Each section tells whom we met, and its words prove it."""
        chosen = self.dice.choices(self.world.people, cum_weights=self.weights, k=ENCOUNTERS)
        met = list(dict.fromkeys(chosen))
        for order, heading in enumerate(HEADINGS, start=1):
            section = f"{trip.key}.section-{order}"
            is_below = _COURSE < order <= _LAST_EVENT
            self.rows.add(
                Section,
                key=section,
                trip_id=trip.key,
                parent_id=f"{trip.key}.section-{_COURSE}" if is_below else None,
                order=order,
                level=2 if is_below else 1,
                kind="prose",
                heading=f"{order}、{heading}",
                label=str(order),
                title=heading,
            )
            here = met[order - 1 :: len(HEADINGS)]
            self._section(trip, section, order, events[order], here)

    def _section(
        self, trip: Journey, section: str, order: int, event: str, met: list[Person]
    ) -> None:
        paragraph, told = f"{section}.p1", [f"與{one.name}會晤。" for one in met]
        text = self.writer.paragraph(*told)
        self.rows.add(Paragraph, key=paragraph, section_id=section, position=1, text=text)
        self.rows.add(Section.events.through, section_id=section, event_id=event)
        for one, words in zip(met, told, strict=True):
            self._encounter(trip, event, one, paragraph, words)
        if order <= PHOTOS:
            self.rows.add(
                Photo,
                key=f"{section}.photo",
                trip_id=trip.key,
                section_id=section,
                order=order,
                position=2,
                event_id=event,
                caption=f"照片{order}：與會代表合影",
            )

    def _encounter(
        self, trip: Journey, event: str, one: Person, paragraph: str, words: str
    ) -> None:
        key = f"{trip.key}.{one.key}"
        self.rows.add(
            Encounter,
            key=key,
            trip_id=trip.key,
            event_id=event,
            official_id=one.key,
            post_id=one.post,
            organization_id=one.body,
            basis="body",
            contact="explicit",
        )
        self.rows.add(EncounterRoleTag, key=f"{key}.r", encounter_id=key, role="met")
        self.rows.add(
            Citation,
            key=f"{key}.c",
            trip_id=trip.key,
            record_type_id=self.kind_of_encounter,
            record_key=key,
            paragraph_id=paragraph,
            quote=words,
        )

    def _followup(self, trip: Journey, congress: str) -> None:
        of_trip = {"trip_id": trip.key}
        for order in (1, 2, 3):
            about = {**of_trip, "order": order, "title": self.writer.sentence()[:40]}
            self.rows.add(Observation, key=f"{trip.key}.learned-{order}", **about)
            self.rows.add(
                Recommendation,
                key=f"{trip.key}.advice-{order}",
                action=self.writer.sentence(),
                progress=self.dice.choice(_PROGRESS),
                responsible_id=trip.agency.key,
                **about,
            )
        promise, words = f"{trip.key}.promise", self.writer.sentence()
        self.rows.add(
            Commitment, key=promise, title="持續交流", text_zh=words, side="mutual", **of_trip
        )
        self.rows.add(
            Commitment.made_by.through, commitment_id=promise, organization_id=trip.agency.key
        )
        self.rows.add(
            Invitation,
            key=f"{trip.key}.invitation",
            direction="extended",
            event_id=congress,
            **of_trip,
        )
