"""The admin of deadlines."""

import pytest
from django.test import Client

from tests.factories import make_organization
from tripreports.trips.models import AgencyDeadlines, ClosedDay, DeadlineRules

pytestmark = pytest.mark.django_db

RULES = {
    "name_zh": "高雄市政府",
    "name_en": "",
    "code": "kaohsiung",
    "report_months": "3",
    "counted_from": "return",
    "met_by": "submission",
    "head_months": "",
    "head_duty": "report",
    "head_titles": "市長\nMayor",
    "review_days": "14",
    "revise_days": "10",
    "source": "",
}


@pytest.mark.parametrize("name", ["deadlinerules", "agencydeadlines", "closedday"])
def test_lists_and_forms_open(clerk: Client, name: str) -> None:
    city = make_organization("city")
    AgencyDeadlines.objects.create(agency=city, rules=DeadlineRules.objects.get(code="taipei"))
    ClosedDay.objects.create(on="2026-07-10", name="Typhoon")

    rows = clerk.get(f"/admin/trips/{name}/")
    found = clerk.get(f"/admin/trips/{name}/", {"q": "T"})
    form = clerk.get(f"/admin/trips/{name}/add/")

    assert rows.context["cl"].result_count == {"deadlinerules": 3}.get(name, 1)
    assert found.status_code == 200
    assert form.context["adminform"].form.fields


def test_rules_are_entered_with_titles_one_to_a_line(clerk: Client) -> None:
    clerk.post("/admin/trips/deadlinerules/add/", RULES)

    entered = DeadlineRules.objects.get(code="kaohsiung")
    assert (entered.head_titles, entered.review_days) == (["市長", "Mayor"], 14)


def test_rules_are_told_in_words(clerk: Client) -> None:
    clerk.post("/admin/trips/deadlinerules/add/", RULES | {"head_months": "1"})

    page = clerk.get("/admin/trips/deadlinerules/kaohsiung/change/")

    assert (
        "Report: 3 months after the day of return<br>"
        "Report: 1 month after the day of return, where the head of the government leads"
        "<br>Revision: 10 days after it was returned<br>Review: 14 days after it was handed in"
    ) in page.content.decode()


def test_second_rules_for_all_others_are_refused_in_words(clerk: Client) -> None:
    page = clerk.post("/admin/trips/deadlinerules/add/", RULES | {"is_default": "on"})

    form = page.context["adminform"].form
    assert form.errors == {"__all__": ["Other rules apply to all others already."]}
    assert form["name_zh"].value() == "高雄市政府"


def test_code_of_rules_stays(clerk: Client) -> None:
    clerk.post("/admin/trips/deadlinerules/taipei/change/", RULES)

    rules = DeadlineRules.objects.get(code="taipei")
    assert (rules.name_zh, rules.version) == ("高雄市政府", 2)
    assert not DeadlineRules.objects.filter(code="kaohsiung").exists()


def test_rules_that_agencies_follow_are_not_deleted(clerk: Client) -> None:
    rules = DeadlineRules.objects.get(code="taipei")
    AgencyDeadlines.objects.create(agency=make_organization("city"), rules=rules)

    page = clerk.post("/admin/trips/deadlinerules/taipei/delete/", {"post": "yes"})

    assert page.context["protected"]
    assert DeadlineRules.objects.filter(code="taipei").exists()


def test_rules_that_somebody_else_changed_are_not_overwritten(clerk: Client) -> None:
    rules = DeadlineRules.objects.get(code="taichung")
    rules.report_months = 2
    rules.save()

    page = clerk.post("/admin/trips/deadlinerules/taichung/change/", RULES | {"read_version": "1"})

    assert page.status_code == 200
    assert page.context["adminform"].form.errors
    assert page.context["adminform"].form["name_zh"].value() == "高雄市政府"
    assert DeadlineRules.objects.get(code="taichung").report_months == 2


def test_history_of_rules_is_shown(clerk: Client) -> None:
    rules = DeadlineRules.objects.get(code="taichung")
    rules.report_months = 2
    rules.save()

    page = clerk.get("/admin/trips/deadlinerules/taichung/history/")

    (save,) = page.context["saves"]
    assert [each.label for each in save.entries[0].differences] == ["Months for the report"]
