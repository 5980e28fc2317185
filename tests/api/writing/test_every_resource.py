"""Every kind of record can be created, with little and with all, and is what was sent."""

from decimal import Decimal
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.test import Client

from tests.api.writing.asking import counts, create, errors, send
from tests.api.writing.bodies import FULL, NEEDED
from tripreports.api.resources import RESOURCES
from tripreports.api.writing.declared import SHAPES
from tripreports.api.writing.shapes import Shape
from tripreports.api.writing.slots import DateSlot, ListSlot, ReferenceSlot, SubjectSlot
from tripreports.core.dates import PartialDate
from tripreports.core.enums import Precision
from tripreports.history.models import Change

pytestmark = pytest.mark.usefixtures("world")
every = pytest.mark.parametrize("name", SHAPES)


def kept(shape: Shape, record: Any, body: dict[str, Any]) -> dict[str, Any]:
    """What the archive holds of a record in the fields of a body, as a client writes it."""
    found: dict[str, Any] = {}
    for name, sent in body.items():
        if part := shape.parts.get(name):
            rows = part.shape.model._default_manager.filter(**{part.owner: record})
            rows = rows.order_by(*part.numbers, "created_at")
            if part.value:
                found[name] = [getattr(row, part.value) for row in rows]
            else:
                found[name] = [
                    kept(part.shape, row, asked) for row, asked in zip(rows, sent, strict=True)
                ]
            continue
        found[name] = value(shape.slots[name], record)
    return found


def value(slot: Any, record: Any) -> Any:
    if isinstance(slot, ListSlot):
        return sorted(other.pk for other in getattr(record, slot.field.name).all())
    held = getattr(record, slot.columns[0])
    if isinstance(slot, SubjectSlot):
        kind = ContentType.objects.get_for_id(held).model
        return {"kind": kind, "key": getattr(record, slot.columns[1])}
    if isinstance(slot, ReferenceSlot) or held is None:
        return held
    if isinstance(slot, DateSlot):
        precision = getattr(record, slot.precision) if slot.precision else "day"
        return PartialDate(held, Precision(precision)).iso()
    return float(held) if isinstance(held, Decimal) else held


def test_all_resources_can_be_written() -> None:
    assert set(SHAPES) == set(RESOURCES) == set(NEEDED) == set(FULL)


@every
def test_all_fields_are_in_the_full_body(name: str) -> None:
    shape = SHAPES[name]
    alone = {
        "unnamed",
        "organization",
        "section",
        "photo",
        "subject_text",
        "group",
        "is_decorative",
        "commitment",
    }
    own = {part for part, declared in shape.parts.items() if not declared.alone}

    missing = ({*shape.slots, *own}) - FULL[name].keys() - alone - {"parent"}

    assert missing == set()


@every
@pytest.mark.parametrize("bodies", [NEEDED, FULL], ids=["needed", "full"])
def test_what_is_created_is_what_was_sent(
    boss: Client, name: str, bodies: dict[str, dict[str, Any]]
) -> None:
    key = create(boss, name, bodies[name])

    record = SHAPES[name].model._default_manager.get(pk=key)

    assert kept(SHAPES[name], record, bodies[name]) == bodies[name]
    assert record.version == 1


@every
def test_creation_is_in_the_history_as_one_save(boss: Client, name: str) -> None:
    key = create(boss, name, FULL[name])

    changes = Change.objects.filter(save_id=Change.objects.get(record_key=key).save_id)

    assert {change.verb for change in changes} == {"created"}
    assert {change.by_name for change in changes} == {"boss"}
    below = sum(len(FULL[name][part]) for part in SHAPES[name].parts if part in FULL[name])
    assert changes.count() == 1 + below


@every
def test_sending_all_again_changes_nothing(boss: Client, name: str) -> None:
    key = create(boss, name, FULL[name])
    before = counts()

    for method in ("PUT", "PATCH"):
        answer = send(boss, method, f"{name}/{key}/", FULL[name], if_match='"1-"')

        assert answer.status_code == 200, answer.content.decode()
        assert answer["ETag"] == '"1-"'
    assert counts() == before


@every
def test_putting_little_empties_the_rest(boss: Client, name: str) -> None:
    key = create(boss, name, FULL[name])
    little = {k: v for k, v in FULL[name].items() if k in NEEDED[name]} | NEEDED[name]

    answer = send(boss, "PUT", f"{name}/{key}/", little, if_match='"1-"')

    assert answer.status_code == 200, answer.content.decode()
    record = SHAPES[name].model._default_manager.get(pk=key)
    assert kept(SHAPES[name], record, little) == little
    assert (record.note, record.is_derived) == ("", False)


@every
def test_nothing_but_an_empty_object_names_what_is_needed(boss: Client, name: str) -> None:
    before = counts()

    answer = send(boss, "POST", f"{name}/", {})

    found = errors(answer)
    assert set(found) >= {f"/{field}" for field in SHAPES[name].needed}
    assert counts() == before


@every
def test_fields_of_the_server_are_refused_by_name(boss: Client, name: str) -> None:
    own = {"key": "mine", "version": 3, "updated_at": "2025-01-01", "url": "x", "strange": 1}
    before = counts()

    found = errors(send(boss, "POST", f"{name}/", NEEDED[name] | own))

    assert set(found) == {f"/{field}" for field in own}
    assert counts() == before


@every
def test_values_of_another_type_are_refused_by_name(boss: Client, name: str) -> None:
    shape, before = SHAPES[name], counts()
    wrong: dict[str, Any] = {field: {"a": [1]} for field in (*shape.slots, *shape.parts)}

    found = errors(send(boss, "POST", f"{name}/", wrong))

    assert {pointer.split("/")[1] for pointer in found} == set(wrong)
    assert counts() == before


@every
def test_what_was_created_can_be_deleted(boss: Client, name: str) -> None:
    before = counts()
    key = create(boss, name, NEEDED[name])

    answer = send(boss, "DELETE", f"{name}/{key}/", if_match='"1-"')

    assert answer.status_code == 204, answer.content.decode()
    after = counts()
    after["history.Change"] -= 2
    for beside in ("mirror.Tombstone", "mirror.UnseenChange"):
        del after[beside], before[beside]
    assert after == before
