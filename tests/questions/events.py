"""The events beside the congresses: Smart Life Week, festivals, what lies before and after."""

from django.db.models import Q

from tests.questions.comparing import Answer, said
from tests.questions.finding import event, figure, named, official, series, trip
from tests.questions.registry import question
from tripreports.directory.enums import OfficialKind
from tripreports.directory.models import Official
from tripreports.events.enums import (
    AppearanceKind,
    DocumentAct,
    EventKind,
    EventTie,
)
from tripreports.events.models import Event
from tripreports.reports.models import Citation, Paragraph
from tripreports.trips.enums import AttendanceStatus


@question("Q035")
def answer_q035() -> Answer:
    """Which battle was fought at Haengju fortress, and who led it?"""
    battle = Event.objects.get(kind=EventKind.BATTLE)
    # A battle has no programme; the sentence that proves it names the general.
    told_in = Paragraph.objects.filter(citations_of_text__record_key=battle.pk)
    named_there = Citation.objects.filter(paragraph__in=told_in).values("record_key")
    general = Official.objects.get(kind=OfficialKind.HISTORICAL, pk__in=named_there)
    return {"battle": battle.name_zh, "general": general.name_zh}


@question("Q112", {"~1.7x": 1.7})
def answer_q112() -> Answer:
    """Which edition of Smart Life Week was it, and how much larger was its exhibition?"""
    week = event("Smart Life Week 2025")
    exhibition = week.children.get(kind=EventKind.EXHIBITION)
    return {
        "edition": week.edition,
        "factor": figure(exhibition, "exhibition area vs 2024").value,
    }


@question("Q113")
def answer_q113() -> Answer:
    """Who gave the keynote of the Mayors Forum, for which company, under which title?"""
    keynote = event("Mayors Forum").appearances.get(kind=AppearanceKind.KEYNOTE)
    speaker = keynote.official
    assert speaker is not None
    return {
        "person": named(speaker),
        "org": named(speaker.posts.get().organization),
        "title": keynote.title_en,
    }


@question("Q116", {"40 週年晚宴": "Metropolis 40 週年晚宴"})
def answer_q116() -> Answer:
    """At which events did the mayor of Seoul speak, or is he on a photo?"""
    mayor = official("吳世勳")
    events = Event.objects.filter(
        Q(appearances__official=mayor) | Q(photos__people__official=mayor)
    ).distinct()
    return [named(one) for one in events]


@question(
    "Q118",
    {"Kim Tae-Soo (Chair, Housing and Space Committee)": "Kim Tae-Soo 住宅與空間委員會主席"},
)
def answer_q118() -> Answer:
    """Who spoke for the city council of Seoul when Smart Life Week opened?"""
    opening = event("Smart Life Week 2025").children.get(kind=EventKind.CEREMONY)
    post = opening.appearances.get(
        official__posts__organization__parent__name_zh="首爾市議會"
    ).official
    assert post is not None
    return said(post.name_en, post.posts.get().title_zh)


@question("Q119")
def answer_q119() -> Answer:
    """With which ceremony did the Mayors Forum end, and what was signed?"""
    ceremony = event("Mayors Forum").children.get(kind=EventKind.SIGNING)
    return {
        "ceremony": ceremony.name_zh,
        "document": ceremony.documents.get(act=DocumentAct.SIGNED).name_zh,
    }


@question("Q121")
def answer_q121() -> Answer:
    """Since which year is the Busan rock festival held?"""
    festival = event("2025 Busan International Rock Festival").series
    assert festival is not None
    assert festival.starts_on is not None
    return festival.starts_on.year


@question("Q122", {"民間音樂社 (private music club)": "民間音樂社"})
def answer_q122() -> Answer:
    """Since when is there Rock in Taichung, and who began it?"""
    festival = series("Rock in Taichung")
    assert festival.starts_on is not None
    founder = festival.organizers.get(starts_on=festival.starts_on)
    return {"year": festival.starts_on.year, "founder": named(founder.organization)}


@question("Q125")
def answer_q125() -> Answer:
    """When and where will the 10th TPO Forum be, and with what is it to coincide?"""
    forum = event("The 10th TPO Forum 2026")
    assert forum.starts_on is not None
    return {
        "year": forum.starts_on.year,
        "venue": named(forum.venue),
        "coincides": forum.relations.get(tie=EventTie.COINCIDES).other.name_zh,
    }


@question(
    "Q130",
    {
        "UCLG EB & World Council": "2025 年度 UCLG 第 2 次執行局委員會議暨世界理事會議",
        "2025 Taichung Cycling Carnival": "2025 臺中自行車嘉年華",
        "10th TPO Forum": "The 10th TPO Forum 2026",
        "UCLG ASPAC 1st EB": "2026 年 UCLG ASPAC 第 1 次執行局委員會議",
        "UCLG ASPAC 2nd EB & Council": "2026 年 UCLG ASPAC 第 2 次執行局委員會議及理事會議",
        "UCLG ASPAC Congress": "2027 年 UCLG ASPAC 大會",
        "Xi'an": "西安",
        "Taichung": "臺中市",
        "Singapore": "新加坡",
        "Kendari": "肯達里市",
        "Haikou": "海口市",
    },
)
def answer_q130() -> Answer:
    """Which events lay in the future then, when, and where?"""
    coming = trip().attendances.filter(status=AttendanceStatus.FUTURE)
    return [
        {
            "event": named(one.event),
            "date": one.event.starts.iso() if one.event.starts else None,
            "city": named(one.event.place),
        }
        for one in coming.prefetch_related("event__aliases", "event__place__aliases")
    ]
