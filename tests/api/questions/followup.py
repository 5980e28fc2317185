"""What came of the trip: invitations, promises, lessons and advice."""

from typing import Any

from tests.api.questions.asking import Asking, also, called
from tests.api.questions.congresses import event
from tests.api.questions.elections_and_decisions import organization
from tests.api.questions.registry import question
from tests.questions.comparing import Answer, said


@question("Q110")
def answer_q110(ask: Asking) -> Answer:
    """Who invited the mayor to the World Cities Summit, and by whom?"""
    summit = event(ask, "World Cities Summit", "key")
    invitation = ask.one(
        "invitations",
        event=summit["key"],
        fields="from_organization,from_official,event,relayed_by",
        expand="event,relayed_by",
    )
    (host,) = ask.spelled("organizations", [invitation["from_organization"]])
    to, messenger = invitation["event"], invitation["relayed_by"]
    (post,) = messenger["posts"]
    return {
        "inviter": also(host, invitation["from_official"]["name_en"]),
        "event": said(to["name_en"], to["starts_on"], to["place"]["name_zh"]),
        "via": said(messenger["name_zh"], post["title_zh"]),
    }


@question("Q115")
def answer_q115(ask: Asking) -> Answer:
    """What did Taichung pledge at the Mayors Forum?"""
    forum = event(ask, "Mayors Forum", "key")
    return str(ask.one("commitments", event=forum["key"], side="ours")["text_en"])


@question("Q124")
def answer_q124(ask: Asking) -> Answer:
    """Which forms of alliance do Taichung and Busan consider, and is any signed?"""
    agreement = _with_busan(ask, "key,parties,forms_considered,status")
    return {
        "options": agreement["forms_considered"],
        "signed": agreement["status"] == "signed",
    }


@question("Q127")
def answer_q127(ask: Asking) -> Answer:
    """To which coming events was the delegation invited, or asked to pass an invitation on?"""
    trip = _trip(ask)
    coming = ask("events", trip=trip, attendance="future", fields="key")
    received = ask(
        "invitations",
        trip=trip,
        direction="received",
        event__in=",".join(one["key"] for one in coming),
        fields="key,event,from_official",
    )
    return [
        {"event": called(one["event"]), "from": called(one["from_official"])} for one in received
    ]


@question("Q128")
def answer_q128(ask: Asking) -> Answer:
    """In which fields do Taichung and Busan work together already?"""
    agreement = _with_busan(ask, "key,parties,fields_of_cooperation")
    return list(agreement["fields_of_cooperation"])


@question("Q136")
def answer_q136(ask: Asking) -> Answer:
    """What are the recommendations?"""
    advice = ask("recommendations", trip=_trip(ask), fields="title")
    return tuple(one["title"] for one in advice)


@question("Q137")
def answer_q137(ask: Asking) -> Answer:
    """What are the observations?"""
    observations = ask("observations", trip=_trip(ask), fields="title")
    return tuple(one["title"] for one in observations)


@question("Q139")
def answer_q139(ask: Asking) -> Answer:
    """Whom does the first recommendation concern, for which event, to what end?"""
    (advice,) = ask("recommendations", trip=_trip(ask), limit="1", fields="officials,events")
    (guest,) = advice["officials"]
    post = ask.one("posts", official=guest["key"], fields="title_zh,organization")
    (employer,) = ask.spelled("organizations", [post["organization"]])
    warm_up = ask.one(
        "events",
        key__in=",".join(one["key"] for one in advice["events"]),
        tie="prepares",
        fields="key,name_zh,relations",
    )
    (purpose,) = [one["event"] for one in warm_up["relations"] if one["tie"] == "prepares"]
    return {
        "target": also(employer, f"{post['title_zh']}{guest['name_zh']}"),
        "event": warm_up["name_zh"],
        "purpose": purpose["name_zh"],
    }


@question("Q142")
def answer_q142(ask: Asking) -> Answer:
    """Which groups from abroad were met without a name, but for bands and exhibitors?"""
    taiwan = ask.one("places", alias="臺灣", fields="key")
    groups = ask(
        "encounters",
        trip=_trip(ask),
        is_named="false",
        fields="key,group,organization",
        expand="organization",
    )
    return [
        one["group"]
        for one in groups
        if one["organization"] and one["organization"]["country"]["key"] != taiwan["key"]
    ]


@question("Q143")
def answer_q143(ask: Asking) -> Answer:
    """With which countries was there exchange, according to the third observation?"""
    observations = ask("observations", trip=_trip(ask), fields="order,countries")
    (third,) = [one for one in observations if one["order"] == 3]
    return [country["name_zh"] for country in third["countries"]]


def _trip(ask: Asking) -> str:
    return str(ask.one("trips", q="韓國", year="2025", fields="key")["key"])


def _with_busan(ask: Asking, fields: str) -> Any:
    ours, theirs = organization(ask, "臺中市政府"), organization(ask, "釜山廣域市")
    shared = ask("agreements", party=theirs["key"], fields=fields)
    (agreement,) = [
        one
        for one in shared
        if ours["key"] in [side["organization"]["key"] for side in one["parties"]]
    ]
    return agreement
