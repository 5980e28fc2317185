"""`manage.py report_counts`."""

import io

import pytest
from django.core.management import call_command

from tripreports.directory.models import Place


@pytest.mark.django_db
def test_report_counts_names_each_kind_of_record_in_both_languages() -> None:
    Place.objects.create(key="seoul", name_zh="首爾", kind="city")
    output = io.StringIO()

    call_command("report_counts", stdout=output)

    lines = output.getvalue().splitlines()
    assert lines[0] == "directory"
    assert lines[1].split() == ["places", "地點", "1"]
