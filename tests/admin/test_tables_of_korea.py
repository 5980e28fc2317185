"""All records of a whole report, as tables out and in."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.admin.every import address
from tests.admin.test_tables import exported, tried
from tests.factories import make_official, make_recommendation
from tripreports.core.models import Record
from tripreports.core.sheets import FORMATS
from tripreports.directory.models import Official, Organization
from tripreports.events.models import Event
from tripreports.followup.models import Recommendation
from tripreports.history.models import Change
from tripreports.trips.models import Delegate

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("korea_2025"),
    pytest.mark.untraced,  # as tracing would take as long again
]

TABLES = [Official, Organization, Event, Delegate, Recommendation]

every_table = pytest.mark.parametrize("model", TABLES, ids=lambda model: model.__name__)


@every_table
@pytest.mark.parametrize("kind", FORMATS)
def test_table_that_comes_back_changes_nothing(
    model: type[Record], kind: str, clerk: Client
) -> None:
    worst = make_official(
        "worst", name_zh="=1+1", name_en="+1 a", note="@a\r\nb\x0b", honorific="-"
    )
    advice = make_recommendation(trip_id="taichung-korea-2025", order=99, title="＝2")
    advice.officials.add(worst)
    count = model._default_manager.count()
    Change.objects.all().delete()

    page = tried(clerk, model, exported(clerk, model, kind))

    assert page.context["problems"] == []
    assert page.context["told"] == f"0 new records, 0 records changed, {count} rows unchanged."
    assert "token" not in page.context
    assert Change.objects.count() == 0


@every_table
def test_export_asks_the_same_number_of_questions_for_one_row_and_for_three(
    model: type[Record], clerk: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_recommendation(trip_id="taichung-korea-2025", order=97)
    make_recommendation(trip_id="taichung-korea-2025", order=98).officials.add(
        Official.objects.get(key="lee-dong-hwan")
    )
    keys = list(model._default_manager.values_list("key", flat=True)[:3])
    # Session, account and rows; for each column of many keys, those.
    queries = 3 + 3 * (model is Recommendation)

    for some in (keys[:1], keys):
        with django_assert_num_queries(queries):
            clerk.post(address(model, "export") + f"?key__in={','.join(some)}", {"format": "csv"})
