"""The summary sheet, the delegation and the days of the journey."""

import datetime as dt
from typing import Any

from tests.api.questions.asking import Asking
from tests.api.questions.registry import question
from tests.questions.comparing import Answer, said

_MAIN_CATEGORIES = ("study_visit", "training", "research", "internship", "other")


@question("Q001")
def answer_q001(ask: Asking) -> Answer:
    """Which agency is in charge, and whom does one ring?"""
    sheet = _trip(ask, "agency,contact,phone,phone_extension")
    return {
        "agency": sheet["agency"]["name_zh"],
        "contact": sheet["contact"]["name_zh"],
        "phone": sheet["phone"],
        "extension": sheet["phone_extension"],
    }


@question("Q002")
def answer_q002(ask: Asking) -> Answer:
    """When did the trip begin and end, and how many days was it?"""
    journey = _trip(ask, "starts_on,ends_on")
    first, last = (dt.date.fromisoformat(journey[edge]) for edge in ("starts_on", "ends_on"))
    return {
        "start": first.isoformat(),
        "end": last.isoformat(),
        "days": (last - first).days + 1,
    }


@question("Q004")
def answer_q004(ask: Asking) -> Answer:
    """Which boxes below the category are ticked, and which are not?"""
    boxes = [
        box
        for box in _trip(ask, "category_ticks")["category_ticks"]
        if box["category"] not in _MAIN_CATEGORIES
    ]
    return {
        "ticked": tuple(box["text"] for box in boxes if box["is_ticked"]),
        "unticked": tuple(box["text"] for box in boxes if not box["is_ticked"]),
    }


@question("Q005")
def answer_q005(ask: Asking) -> Answer:
    """Does the sheet say that there are attachments?"""
    return bool(_trip(ask, "has_attachments")["has_attachments"])


@question("Q007")
def answer_q007(ask: Asking) -> Answer:
    """Who led the delegation, and on whose behalf?"""
    journey = _trip(ask, "delegates,represented", expand="represented")
    (head,) = [one for one in journey["delegates"] if one["role"] == "head"]
    (post,) = journey["represented"]["posts"]
    return {
        "head": said(head["official"]["name_zh"], head["title_zh"]),
        "represented": said(journey["represented"]["name_zh"], post["title_zh"]),
    }


@question("Q008")
def answer_q008(ask: Asking) -> Answer:
    """Which delegate is also the contact person?"""
    journey = _trip(ask, "delegates,contact")
    (contact,) = [
        one["official"] for one in journey["delegates"] if one["official"] == journey["contact"]
    ]
    return str(contact["name_zh"])


@question("Q010")
def answer_q010(ask: Asking) -> Answer:
    """Where was the delegation on 26 September, and what did it do?"""
    return _plan(ask.one("itinerary-days", on="2025-09-26", fields="stops,activities"))


@question("Q011")
def answer_q011(ask: Asking) -> Answer:
    """Where was the delegation on 28 September, and what did it do?"""
    return _plan(ask.one("itinerary-days", on="2025-09-28", fields="stops,activities"))


@question("Q013")
def answer_q013(ask: Asking) -> Answer:
    """On which dates was the delegation in Busan?"""
    busan = ask.one("places", alias="Busan", fields="key")
    days = ask("itinerary-days", stay=busan["key"], fields="on")
    return tuple(day["on"] for day in days)


@question("Q014")
def answer_q014(ask: Asking) -> Answer:
    """When did the delegation fly back, and by which cities?"""
    day = ask.one("itinerary-days", q="搭機返抵", fields="on,stops")
    return {"date": day["on"], "route": _places(day)}


def _trip(ask: Asking, fields: str, **more: str) -> Any:
    return ask.one("trips", q="韓國", year="2025", fields=fields, **more)


def _plan(day: Any) -> Answer:
    return {
        "places": _places(day),
        "activities": tuple(activity["text"] for activity in day["activities"]),
    }


def _places(day: Any) -> tuple[str, ...]:
    return tuple(stop["place"]["name_zh"] for stop in day["stops"])
