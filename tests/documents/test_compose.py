"""From records to outlines: what the documents of the Korea trip and of a bare draft say."""

import datetime as dt
import itertools

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.utils.translation import override

from tests.factories import (
    make_day,
    make_delegate,
    make_draft,
    make_encounter,
    make_event,
    make_official,
    make_photo,
    make_recommendation,
    make_section,
)
from tripreports.core.text import squeeze
from tripreports.documents.compose import Material, full_report, review_form, summary_form
from tripreports.documents.digest import digest
from tripreports.documents.outline import Document, Gallery, Heading, Paragraph, Table
from tripreports.reports.models import Paragraph as Line
from tripreports.reports.models import Photo, Section
from tripreports.trips.models import Trip

STAFF = User(is_active=True, is_staff=True)


def said(document: Document) -> list[str]:
    """Everything that the document prints, in its order."""
    texts: list[str] = []
    for block in document.blocks:
        if isinstance(block, Heading | Paragraph):
            texts.append(block.text)
        elif isinstance(block, Table):
            texts += [cell.text for row in block.rows for cell in row]
        elif isinstance(block, Gallery):
            texts += [picture.caption for picture in block.pictures]
    return texts


def fields(document: Document) -> dict[str, str]:
    """What stands beside each head of the first table."""
    table = next(block for block in document.blocks if isinstance(block, Table))
    found = {}
    for row in table.rows:
        for name, value in itertools.pairwise(row):
            if name.is_head and not value.is_head:
                found[name.text] = value.text
    return found


def source_texts(trip: Trip) -> list[str]:
    """Headings, paragraphs, cells and captions of the source in reading order, but the sheet."""
    found: list[str] = []
    for section in Section.objects.of(trip).exclude(kind="summary_sheet").order_by("order"):
        found.append(section.heading)
        members: list[Line | Photo] = [*section.paragraphs.all(), *section.photos.all()]
        for one in sorted(members, key=lambda each: each.position):
            found += one.cells if isinstance(one, Line) else [one.caption]
    return found


def is_told_in_order(wanted: list[str], text: str) -> str:
    """The first of the texts that does not follow on the one before it; nothing if all do."""
    place = 0
    for one in map(squeeze, wanted):
        found = text.find(one, place)
        if found < 0:
            return one
        place = found + len(one)
    return ""


@pytest.fixture
def korea(korea_2025: None, db: None) -> Trip:
    return Trip.objects.get()


def test_full_report_holds_the_whole_source_in_its_order(korea: Trip) -> None:
    with override("zh-hant"):
        document = full_report(Material(korea, AnonymousUser()))

    assert is_told_in_order(source_texts(korea), squeeze("".join(said(document)))) == ""


def test_summary_form_has_the_fields_of_the_first_page(korea: Trip) -> None:
    with override("zh-hant"):
        found = fields(summary_form(Material(korea, AnonymousUser())))

    assert found["類別"] == "其他"
    assert found["出國報告提要名稱"] == korea.title_zh
    assert found["含附件"] == "☐ 是  ☑ 否"
    assert found["出國計畫主辦機關"] == "臺中市政府秘書處"
    assert found["聯絡人"] == "曹凱雯"
    assert found["電話"] == "04-22289111分機11404"
    assert found["出國期間"] == "114年9月23日至114年10月1日"
    assert found["出國地區"] == "韓國"
    assert found["報告日期"] == "115年1月19日（填寫一級機關首長核定日）"
    assert squeeze(found["出國類別"]) == squeeze(
        "☑其他☑國際會議☐業務接洽☐洽展☐表演☐比賽☐擔任裁判☐海外檢測☐_____"
    )


def test_summary_form_lists_the_delegates_and_the_summary(korea: Trip) -> None:
    with override("zh-hant"):
        document = summary_form(Material(korea, AnonymousUser()))

    table = next(block for block in document.blocks if isinstance(block, Table))
    rows = [tuple(cell.text for cell in row) for row in table.rows]
    assert ("鄭照新", "臺中市政府", "", "副市長") in rows
    assert ("黃燕筠", "臺中市政府秘書處", "國際事務科", "科員") in rows
    assert ("曹凱雯", "臺中市政府秘書處", "國際事務科", "約聘人員") in rows
    assert rows[-1][0].startswith("壹、摘要\n臺中市副市長鄭照新代表市長盧秀燕出席")


def test_review_form_ticks_what_the_records_prove(korea: Trip) -> None:
    with override("zh-hant"):
        document = review_form(Material(korea, AnonymousUser()))

    items = [block for block in document.blocks if isinstance(block, Table)][1]
    ticked = [row[0].text.split(".")[0] for row in items.rows[1:] if row[1].text == "☑"]
    assert len(items.rows) == 11
    assert ticked == ["2", "9"]
    assert {row[2].text for row in items.rows[1:]} == {"☐"}


def test_english_report_names_people_and_headings_in_english(korea: Trip) -> None:
    with override("en"):
        texts = said(full_report(Material(korea, AnonymousUser())))

    assert "Annex 1: Register of people met" in texts
    assert any(text.startswith("Seong Heui-yeob (") for text in texts)
    assert any("The 10th UCLG ASPAC Congress" in text for text in texts)


@pytest.mark.django_db
def test_parts_without_text_are_written_from_the_records() -> None:
    trip = make_draft(title_zh="考察")
    make_delegate(trip=trip, official=make_official("anna", name_zh="安娜"), title_zh="局長")
    make_day(trip=trip, order=1)
    make_recommendation(trip=trip, order=1, title="多辦交流", action="每年一次。")
    make_encounter(
        trip=trip, official=make_official("kim", name_zh="金某"), event=make_event("call")
    )

    with override("zh-hant"):
        texts = said(full_report(Material(trip, STAFF)))

    assert "壹、出國人員名單" in texts
    assert "一、多辦交流" in texts
    assert "每年一次。" in texts
    assert any(text.startswith("金某") for text in texts)


@pytest.mark.django_db
def test_draft_carries_its_mark() -> None:
    with override("zh-hant"):
        document = full_report(Material(make_draft(), STAFF))

    assert document.properties.mark == "草稿"


@pytest.mark.django_db
def test_draft_says_nothing_to_the_public() -> None:
    section = make_section(trip=make_draft(title_zh="題"), heading="秘密")

    with override("zh-hant"):
        texts = said(full_report(Material(section.trip, AnonymousUser())))

    assert "秘密" not in texts


@pytest.mark.django_db
def test_photo_whose_file_is_lost_becomes_a_card() -> None:
    photo = make_photo(caption="會場", image="photos/lost.jpg")

    with override("zh-hant"):
        document = full_report(Material(photo.trip, STAFF))

    gallery = next(block for block in document.blocks if isinstance(block, Gallery))
    assert [(one.caption, one.missing) for one in gallery.pictures] == [
        ("會場", "此照片無法顯示。")
    ]


@pytest.mark.django_db
def test_digest_follows_what_is_said() -> None:
    trip = make_draft(title_zh="題")
    with override("zh-hant"):
        first = digest(full_report(Material(trip, STAFF)))
        same = digest(full_report(Material(Trip.objects.get(key=trip.key), STAFF)))
        Trip.objects.update(title_zh="別題")
        other = digest(full_report(Material(Trip.objects.get(key=trip.key), STAFF)))

    assert first == same
    assert first != other


@pytest.mark.django_db
@pytest.mark.parametrize("days", [1, 3])
def test_queries_do_not_grow(days: int, django_assert_num_queries: object) -> None:
    trip = make_draft()
    for number in range(days):
        make_day(trip=trip, order=number + 1, on=trip.starts_on + dt.timedelta(days=number))
        make_encounter(trip=trip)
        make_delegate(trip=trip, order=number + 1)

    with override("zh-hant"), django_assert_num_queries(13):  # type: ignore[operator]  # of pytest-django
        full_report(Material(trip, STAFF))
