"""A copy that follows the feed stays what the lists show, whatever happens to the archive."""

import datetime as dt
import random
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from tests.api.mirroring import Mirror, listed
from tests.factories import (
    make_attendance,
    make_citation,
    make_day,
    make_delegate,
    make_draft,
    make_encounter,
    make_event,
    make_membership,
    make_official,
    make_organization,
    make_paragraph,
    make_photo,
    make_place,
    make_post,
    make_public,
    make_recommendation,
    make_section,
    make_superuser,
    make_withdrawn,
)
from tripreports.core.revert import Refused as NotReverted
from tripreports.core.revert import revert
from tripreports.directory.models import Merge, Official, OfficialAlias, Organization, Post
from tripreports.directory.services import Refused, merge, undo
from tripreports.events.models import Event, EventAlias, Organizer
from tripreports.history.models import Change
from tripreports.mirror.models import Tombstone
from tripreports.mirror.watching import followed_models
from tripreports.reports.models import Citation, Paragraph, Photo, PhotoPerson
from tripreports.search import revision
from tripreports.trips.models import (
    Attendance,
    Delegate,
    Encounter,
    EncounterRoleTag,
    ItineraryDay,
    ItineraryStop,
    Trip,
)

pytestmark = pytest.mark.django_db

LONG_AGO = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)
PEOPLE, CITIES = ("kim", "lee", "park"), ("busan", "goyang")


class Archive:
    """Three trips that share people, cities and an event, and what may happen to them."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)  # noqa: S311 (no secret: the same each time)
        self.number = 0
        hidden = {"is_public": False}
        people = [make_official(key, **hidden) for key in PEOPLE]
        cities = [make_organization(key, **hidden) for key in CITIES]
        for person, city in zip(people, cities, strict=False):
            make_post(official=person, organization=city, **hidden)
        forum = make_event("forum", **hidden)
        make_membership(member=cities[0], organization=cities[1], **hidden)
        for key, person in zip("abc", people, strict=True):
            self.add_trip(make_draft(key), person, forum)
        for key in "ab":
            make_public(Trip.objects.get(key=key))

    def add_trip(self, trip: Trip, person: Official, forum: Event) -> None:
        make_delegate(trip=trip, official=person)
        make_attendance(trip=trip, event=forum)
        encounter = make_encounter(trip=trip, event=forum, official=person)
        EncounterRoleTag.objects.create(encounter=encounter, role="photographed")
        ItineraryStop.objects.create(day=make_day(trip=trip), order=1, place=make_place())
        paragraph = make_paragraph(section=make_section(trip=trip))
        make_citation(person, paragraph=paragraph)
        photo = make_photo(section=paragraph.section)
        PhotoPerson.objects.create(photo=photo, official=person, order=1)
        make_recommendation(trip=trip).organizations.set(Organization.objects.filter(key="busan"))

    def things(self) -> list[Callable[["Archive"], None]]:
        """All that may happen, in some order."""
        return self.dice.sample(THINGS, len(THINGS))

    def any_of(self, model: Any) -> Any:
        keys = sorted(model._default_manager.values_list("pk", flat=True))
        return model._default_manager.get(pk=self.dice.choice(keys)) if keys else None


def publish_one(archive: Archive) -> None:
    if trip := archive.any_of(Trip):
        Trip.objects.filter(pk=trip.pk).exclude(state="published").update(state="draft")
        make_public(trip)


def withdraw_one(archive: Archive) -> None:
    if trip := Trip.objects.published().order_by("key").first():
        make_withdrawn(trip)


def edit_a_name(archive: Archive) -> None:
    person = archive.any_of(Official)
    person.name_en = f"Name {archive.number}"
    person.save()


def edit_in_bulk(archive: Archive) -> None:
    Encounter.objects.update(note=f"Note {archive.number}")


def edit_in_sql(archive: Archive) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE events_event SET name_en = %s", [f"Event {archive.number}"])


def add_an_alias(archive: Archive) -> None:
    person = archive.any_of(Official)
    text = f"Alias {archive.number}"
    OfficialAlias.objects.create(official=person, text=text, is_public=person.is_public)
    event = archive.any_of(Event)
    EventAlias.objects.bulk_create([EventAlias(event=event, text=text, is_public=event.is_public)])


def move_an_alias(archive: Archive) -> None:
    if alias := archive.any_of(OfficialAlias):
        OfficialAlias.objects.filter(pk=alias.pk).update(official=archive.any_of(Official))


def remove_aliases(_archive: Archive) -> None:
    OfficialAlias.objects.all().delete()


def edit_a_post(archive: Archive) -> None:
    if post := archive.any_of(Post):
        post.title_en = f"Title {archive.number}"
        post.save()


def change_lists(archive: Archive) -> None:
    encounter = archive.any_of(Encounter)
    if encounter:
        encounter.group_members.set(archive.dice.sample(CITIES, archive.dice.randint(0, 2)))
        make_public_again()


def change_roles(archive: Archive) -> None:
    if encounter := archive.any_of(Encounter):
        encounter.roles.all().delete()
        EncounterRoleTag.objects.create(encounter=encounter, role="met")


def add_an_organizer(archive: Archive) -> None:
    city = archive.any_of(Organization)
    event = archive.any_of(Event)
    Organizer.objects.create(event=event, organization=city, role="founder", order=archive.number)
    make_public_again()


def edit_the_text(archive: Archive) -> None:
    if trip := archive.any_of(Trip):
        section = make_section(trip=trip, order=50 + archive.number)
        make_paragraph(section=section)
        Paragraph.objects.filter(section=section).update(text=f"Text {archive.number}")


def change_stops(archive: Archive) -> None:
    if day := archive.any_of(ItineraryDay):
        ItineraryStop.objects.filter(day=day).update(is_transit=archive.number % 2)


def attend(archive: Archive) -> None:
    if trip := archive.any_of(Trip):
        make_attendance(trip=trip, event=make_event(f"e-{archive.number}", is_public=False))
        make_public_again()


def leave_out(archive: Archive) -> None:
    for model in (Attendance, Delegate, Citation, PhotoPerson):
        if record := archive.any_of(model):
            record.delete()
    make_public_again()


def remove_a_photo(archive: Archive) -> None:
    if photo := archive.any_of(Photo):
        photo.delete()


def remove_a_trip(archive: Archive) -> None:
    if trip := archive.any_of(Trip):
        trip.delete()
        make_public_again()


def merge_two(archive: Archive) -> None:
    archive_people = sorted(Official.objects.values_list("pk", flat=True))
    kept, gone = Official.objects.filter(pk__in=archive.dice.sample(archive_people, 2))
    attempt(lambda: merge(kept, gone, by=make_superuser()))


def part_two(_archive: Archive) -> None:
    if done := Merge.objects.standing().first():
        attempt(lambda: undo(done, by=None))


def take_back(_archive: Archive) -> None:
    save = Change.objects.latest("pk").save_id
    attempt(lambda: revert(Change.objects.filter(save_id=save), by=None))


def attempt(verb: Callable[[], object]) -> None:
    """What is refused changes nothing, which is one of the things that may happen."""
    with suppress(Refused, NotReverted):
        verb()


def make_public_again() -> None:
    if trip := Trip.objects.published().order_by("key").first():
        make_public(trip)


THINGS = (
    publish_one,
    withdraw_one,
    edit_a_name,
    edit_in_bulk,
    edit_in_sql,
    add_an_alias,
    move_an_alias,
    remove_aliases,
    edit_a_post,
    change_lists,
    change_roles,
    add_an_organizer,
    edit_the_text,
    change_stops,
    attend,
    leave_out,
    remove_a_photo,
    remove_a_trip,
    merge_two,
    part_two,
    take_back,
)


def grow_old() -> None:
    """Sets all moments back, so that the feed tells nothing that it has told before."""
    for model in followed_models():
        model._default_manager.update(updated_at=LONG_AGO)
    Tombstone.objects.update(gone_at=LONG_AGO)


def test_what_the_public_sees_never_changes_under_one_state() -> None:
    """So nobody is given, or told to keep, what is not so any more."""
    archive, public = Archive(seed=2), Client()
    told: dict[str, Any] = {}

    for number, thing in enumerate(archive.things()):
        archive.number = number
        thing(archive)
        state = revision.current().public_token
        assert told.setdefault(state, listed(public)) == listed(public), thing.__name__


def test_copy_stays_true() -> None:
    archive = Archive(seed=1)
    staff = Client()
    staff.force_login(make_superuser())
    copies = [Mirror(Client()), Mirror(staff)]
    done = []

    for number, thing in enumerate(archive.things()):
        archive.number = number
        grow_old()
        thing(archive)
        done.append(thing.__name__)
        for copy in copies:
            copy.follow()
            assert copy.records == listed(copy.client), done
