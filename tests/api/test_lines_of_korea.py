"""The example records as lines of CSV: of every resource, each field."""

import pytest
from django.test import Client

from tests.api.csv_files import csv_file, written
from tripreports.api.reading.lists import usual_order
from tripreports.api.reading.resource import Resource
from tripreports.api.reading.shape import Shape
from tripreports.api.reading.statement import as_cells, stream
from tripreports.api.resources import RESOURCES

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("korea_2025")]

SITE = "http://testserver"


@pytest.mark.parametrize("resource", RESOURCES.values(), ids=RESOURCES)
def test_lines_of_all_fields_are_those_of_the_writer(client: Client, resource: Resource) -> None:
    shape = Shape.of_detail(resource)
    shown = as_cells(resource, shape, None)
    found = usual_order(resource).sorted(resource.visible_to(None))
    rows = [list(row) for some in stream(found, list(shown.values()), SITE) for row in some]

    lines = csv_file(client, f"{resource.name}/", fields=",".join(shape.members))

    assert lines == written([list(shown), *rows])
