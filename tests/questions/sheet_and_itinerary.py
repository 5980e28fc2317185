"""The summary sheet, the delegation and the days of the journey."""

from django.db.models import F

from tests.questions.comparing import Answer, said
from tests.questions.finding import trip
from tests.questions.registry import question
from tripreports.trips.enums import Category, DelegateRole
from tripreports.trips.models import ItineraryDay


@question("Q001", {"秘書處": "臺中市政府秘書處"})
def answer_q001() -> Answer:
    """Which agency is in charge, and whom does one ring?"""
    sheet = trip()
    contact = sheet.contact
    return {
        "agency": sheet.agency.name_zh,
        "contact": contact.name_zh if contact else "",
        "phone": sheet.phone,
        "extension": sheet.phone_extension,
    }


@question("Q002")
def answer_q002() -> Answer:
    """When did the trip begin and end, and how many days was it?"""
    journey = trip()
    return {
        "start": journey.starts_on.isoformat(),
        "end": journey.ends_on.isoformat(),
        "days": journey.days,
    }


@question("Q004")
def answer_q004() -> Answer:
    """Which boxes below the category are ticked, and which are not?"""
    boxes = trip().category_ticks.exclude(category__in=Category.main())
    return {
        "ticked": tuple(box.text for box in boxes.filter(is_ticked=True)),
        "unticked": tuple(box.text for box in boxes.filter(is_ticked=False)),
    }


@question("Q005")
def answer_q005() -> Answer:
    """Does the sheet say that there are attachments?"""
    return trip().has_attachments


@question(
    "Q007",
    {
        "鄭照新 (Deputy Mayor of Taichung)": "鄭照新 副市長",
        "盧秀燕 (Mayor)": "盧秀燕 市長",
    },
)
def answer_q007() -> Answer:
    """Who led the delegation, and on whose behalf?"""
    journey = trip()
    head = journey.delegates.get(role=DelegateRole.HEAD)
    principal = journey.represented
    assert principal is not None
    return {
        "head": said(head.official.name_zh, head.title_zh),
        "represented": said(principal.name_zh, principal.posts.get().title_zh),
    }


@question("Q008")
def answer_q008() -> Answer:
    """Which delegate is also the contact person?"""
    return trip().delegates.get(official=F("trip__contact")).official.name_zh


@question(
    "Q010",
    {
        "UCLG ASPAC 10th Congress": "參加「城市與地方政府聯合會 亞太分會第 10 屆大會」",
        "flight to Busan": "搭機前往釜山",
    },
)
def answer_q010() -> Answer:
    """Where was the delegation on 26 September, and what did it do?"""
    return _plan(trip().itinerary_days.get(on="2025-09-26"))


@question("Q011")
def answer_q011() -> Answer:
    """Where was the delegation on 28 September, and what did it do?"""
    return _plan(trip().itinerary_days.get(on="2025-09-28"))


@question("Q013")
def answer_q013() -> Answer:
    """On which dates was the delegation in Busan?"""
    days = trip().itinerary_days.filter(stops__place__name_en="Busan", stops__is_transit=False)
    return tuple(day.on.isoformat() for day in days)


@question("Q014")
def answer_q014() -> Answer:
    """When did the delegation fly back, and by which cities?"""
    day = trip().itinerary_days.get(activities__text__startswith="搭機返抵")
    return {"date": day.on.isoformat(), "route": _places(day)}


def _plan(day: ItineraryDay) -> Answer:
    return {
        "places": _places(day),
        "activities": tuple(activity.text for activity in day.activities.all()),
    }


def _places(day: ItineraryDay) -> tuple[str, ...]:
    return tuple(stop.place.name_zh for stop in day.stops.select_related("place"))
