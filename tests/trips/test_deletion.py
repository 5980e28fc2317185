"""A whole trip can go; what others refer to stays."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db.models import ProtectedError

from tripreports.directory.models import Official, Organization
from tripreports.events.models import Event, Figure
from tripreports.reports.models import Citation, Photo, Section
from tripreports.trips.models import Trip

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("korea_2025")]


def test_trip_goes_with_its_report_and_leaves_the_world() -> None:
    Trip.objects.get().delete()

    assert (Trip.objects.count(), Section.objects.count(), Photo.objects.count()) == (0, 0, 0)
    assert Citation.objects.count() == 0
    assert Official.objects.count() == 69
    assert Organization.objects.count() == 146


def test_section_with_photos_is_not_deleted_alone() -> None:
    section = Photo.objects.order_by("order")[0].section

    with pytest.raises(ProtectedError):
        section.delete()

    assert Photo.objects.count() == 162


def test_figures_go_with_what_they_are_about() -> None:
    trip = Trip.objects.get()
    of_trips = Figure.objects.filter(subject_type=ContentType.objects.get_for_model(Trip))
    before, stated = Figure.objects.count(), of_trips.count()

    trip.delete()

    assert stated == 6
    assert Figure.objects.count() == before - stated


def test_figures_are_reached_from_their_record() -> None:
    values = Event.objects.filter(
        name_en="The 10th UCLG ASPAC Congress", figures__metric_en="delegates"
    ).values_list("figures__value", flat=True)

    assert list(values) == [807]
