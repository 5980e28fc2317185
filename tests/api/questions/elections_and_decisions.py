"""What the congress elected and resolved, and which seats our cities hold."""

from typing import Any

from tests.api.questions.asking import Asking, called, term
from tests.api.questions.congresses import ASPAC_CONGRESS, event
from tests.api.questions.registry import question
from tests.questions.comparing import Answer, said

_WINNING = ("elected", "re_elected", "shared")


@question("Q038")
def answer_q038(ask: Asking) -> Answer:
    """Who became president of UCLG ASPAC, and for which term?"""
    contests = ask(
        "contests",
        election__body=organization(ask, "UCLG ASPAC")["key"],
        position="President",
        fields="key,position_en,starts_on,ends_on,election,candidacies",
        expand="election",
    )
    (contest,) = [one for one in contests if one["position_en"] == "President"]
    (winner,) = [one["official"] for one in contest["candidacies"] if one["outcome"] in _WINNING]
    return {
        "winner": said(winner["name_en"], winner["name_zh"]),
        "term": term(contest) or term(contest["election"]),
    }


@question("Q040")
def answer_q040(ask: Asking) -> Answer:
    """Which two co-presidents share a seat, and who serves when?"""
    halves = ask(
        "candidacies",
        outcome="shared",
        position="Co-President",
        ordering="starts_on",
        fields="official,starts_on,ends_on",
    )
    return tuple({"person": called(one["official"]), "term": term(one)} for one in halves)


@question("Q041")
def answer_q041(ask: Asking) -> Answer:
    """For which sub-region was the co-presidency contested, and how was it settled?"""
    contest = ask.one(
        "contests",
        election__body=organization(ask, "UCLG ASPAC")["key"],
        is_contested="true",
        is_part="true",
        fields="constituency,decided_by,decision_text",
    )
    (subregion,) = ask.spelled("organizations", [contest["constituency"]])
    return {
        "subregion": subregion,
        "resolution": said(contest["decided_by"], contest["decision_text"]),
    }


@question("Q043")
def answer_q043(ask: Asking) -> Answer:
    """How many seats in the Council did cities of Taiwan keep, and which cities?"""
    cities = _re_elected_from_taiwan(ask, "Council")
    seats = ask.spelled("places", [city["seat"] for city in cities])
    return {"count": len(cities), "cities": seats}


@question("Q044")
def answer_q044(ask: Asking) -> Answer:
    """Which city of Taiwan stays in the Executive Bureau?"""
    cities = _re_elected_from_taiwan(ask, "Executive Bureau")
    return ask.spelled("places", [city["seat"] for city in cities])


@question("Q046")
def answer_q046(ask: Asking) -> Answer:
    """How many cities stood for the Executive Bureau?"""
    bureau = organization(ask, "Executive Bureau")
    return int(ask.one("contests", body=bureau["key"])["nominees_stated"])


@question("Q047")
def answer_q047(ask: Asking) -> Answer:
    """Was Taichung elected to the Executive Bureau, and how does one know?"""
    bureau, taichung = organization(ask, "Executive Bureau"), organization(ask, "臺中市政府")
    taiwan = ask.one("places", alias="臺灣", fields="key,name_zh")
    contest = ask.one("contests", body=bureau["key"], fields="key,allocations")
    stood = ask(
        "candidacies",
        contest=contest["key"],
        country=taiwan["key"],
        fields="organization,outcome,is_derived",
    )
    ours = [one for one in stood if one["organization"]["key"] == taichung["key"]]
    kept = [one["organization"]["name_zh"] for one in stood if one["outcome"] == "re_elected"]
    (share,) = [one for one in contest["allocations"] if one["place"]["key"] == taiwan["key"]]
    return {
        "nominated": bool(ours),
        "elected": any(one["outcome"] in _WINNING for one in ours),
        "basis": said(
            "derived" if any(one["is_derived"] for one in ours) else "stated",
            taiwan["name_zh"],
            share["seats"],
            *kept,
        ),
    }


@question("Q049")
def answer_q049(ask: Asking) -> Answer:
    """Which co-president holds the seat of the women in local government?"""
    woman = _co_president(ask, "女性")
    return said(woman["name_en"], woman["name_zh"])


@question("Q050")
def answer_q050(ask: Asking) -> Answer:
    """Who founded UCLG ASPAC as its first president, and what was he before?"""
    founder = _co_president(ask, "創會主席")
    aspac = organization(ask, "UCLG ASPAC")
    posts = ask("posts", official=founder["key"], status="former", fields="organization,title_zh")
    (former,) = [one for one in posts if one["organization"]["key"] != aspac["key"]]
    return {
        "person": said(founder["name_en"], founder["name_zh"]),
        "former": called(former["organization"], former["title_zh"]),
    }


@question("Q053")
def answer_q053(ask: Asking) -> Answer:
    """Who is co-president for Jakarta, the seat of the secretariat?"""
    return str(_co_president(ask, "秘書處所在城市")["name_en"])


@question("Q055")
def answer_q055(ask: Asking) -> Answer:
    """Whose dues were reduced?"""
    items = ask(
        "resolutions",
        parent__kind="dues_reduction",
        fields="organization",
        expand="organization",
    )
    members = [one["organization"] for one in items]
    return tuple(
        said(one["name_en"], one["country"]["name_en"] if one["country"] else "") for one in members
    )


@question("Q056")
def answer_q056(ask: Asking) -> Answer:
    """Where will the Executive Bureau meet in 2026?"""
    series = ask.one("event-series", alias="Executive Bureau Meeting", fields="key")
    meetings = ask("events", series=series["key"], year="2026", fields="key")
    hosting = ask(
        "resolutions",
        hosted_event__in=",".join(one["key"] for one in meetings),
        ordering="order",
        fields="hosted_event",
        expand="hosted_event",
    )
    first, second = (
        said(
            one["hosted_event"]["place"]["name_zh"],
            one["hosted_event"]["place"]["name_en"],
            one["hosted_event"]["country"]["name_zh"],
        )
        for one in hosting
    )
    return {"first": first, "second": second}


@question("Q058")
def answer_q058(ask: Asking) -> Answer:
    """Whom did the congress appoint ambassador, for which term, and what was she before?"""
    resolution = ask.one("resolutions", kind="appointment", fields="appointments")
    (appointment,) = resolution["appointments"]
    office = ask.record("posts", appointment["post"]["key"], fields="official,starts_on,ends_on")
    former = ask(
        "posts",
        official=office["official"]["key"],
        status="former",
        ordering="-starts_on",
        fields="organization,title_zh,starts_on,ends_on",
    )
    return {
        "person": called(office["official"]),
        "term": term(office),
        "posts": [called(one["organization"], f"{one['title_zh']} {term(one)}") for one in former],
    }


@question("Q059")
def answer_q059(ask: Asking) -> Answer:
    """What does the first resolution say?"""
    first, *_others = _resolutions(ask, ordering="order", fields="text", limit="1")
    return str(first["text"])


@question("Q061")
def answer_q061(ask: Asking) -> Answer:
    """Which resolutions are about who is to hold a coming event?"""
    hosting = _resolutions(
        ask,
        ordering="order",
        is_about_hosting="true",
        fields="number,hosted_event",
        expand="hosted_event",
    )
    return tuple(
        said(
            one["number"],
            one["hosted_event"]["name_zh"],
            one["hosted_event"]["place"]["name_zh"],
        )
        for one in hosting
    )


@question("Q062")
def answer_q062(ask: Asking) -> Answer:
    """How many numbered resolutions are there?"""
    congress = event(ask, ASPAC_CONGRESS, "key")
    return ask.count("resolutions", event__parent=congress["key"], is_part="false")


@question("Q149")
def answer_q149(ask: Asking) -> Answer:
    """Which term in the Council did Taichung serve before the one that it won?"""
    seats = ask(
        "memberships",
        member=organization(ask, "臺中市政府")["key"],
        organization=organization(ask, "UCLG ASPAC")["key"],
        capacity="council",
        fields="starts_on,ends_on,candidacies",
    )
    (won,) = [one for one in seats if any(_is_re_elected(stood) for stood in one["candidacies"])]
    (before,) = [one for one in seats if one["ends_on"][:4] == won["starts_on"][:4]]
    return term(before)


def organization(ask: Asking, name: str, fields: str = "key") -> Any:
    return ask.one("organizations", alias=name, fields=fields)


def _co_president(ask: Asking, basis: str) -> Any:
    seat = ask.one("candidacies", position="Co-President", seat_basis=basis, fields="key,official")
    return seat["official"]


def _re_elected_from_taiwan(ask: Asking, body: str) -> list[Any]:
    taiwan = ask.one("places", alias="臺灣", fields="key")
    stood = ask(
        "candidacies",
        contest__body=organization(ask, body)["key"],
        country=taiwan["key"],
        outcome="re_elected",
        fields="organization",
        expand="organization",
    )
    return [one["organization"] for one in stood]


def _is_re_elected(candidacy: Any) -> bool:
    return bool(candidacy["outcome"] == "re_elected")


def _resolutions(ask: Asking, **asked: str) -> list[Any]:
    congress = event(ask, ASPAC_CONGRESS, "key")
    return ask("resolutions", event__parent=congress["key"], is_part="false", **asked)
