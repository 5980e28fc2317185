"""The events beside the congresses: Smart Life Week, festivals, what lies before and after."""

from tests.api.questions.asking import Asking, called
from tests.api.questions.congresses import event
from tests.api.questions.registry import question
from tests.questions.comparing import Answer, said


@question("Q035")
def answer_q035(ask: Asking) -> Answer:
    """Which battle was fought at Haengju fortress, and who led it?"""
    battle = ask.one("events", kind="battle", q="幸州", fields="key,name_zh", citations="1")
    # A battle has no programme; the sentence that proves it names the general.
    (told_in,) = {one["paragraph"] for one in battle["citations"]}
    named = ask("citations", paragraph=told_in, record_type="official", fields="record")
    people = ",".join(one["record"]["key"] for one in named)
    general = ask.one("officials", key__in=people, kind="historical", fields="name_zh")
    return {"battle": battle["name_zh"], "general": general["name_zh"]}


@question("Q112")
def answer_q112(ask: Asking) -> Answer:
    """Which edition of Smart Life Week was it, and how much larger was its exhibition?"""
    week = event(ask, "Smart Life Week 2025", "key,edition")
    exhibition = ask.one("events", parent=week["key"], kind="exhibition", fields="key")
    larger = ask.one(
        "figures", subject=exhibition["key"], metric="exhibition area vs 2024", fields="value"
    )
    return {"edition": week["edition"], "factor": float(larger["value"])}


@question("Q113")
def answer_q113(ask: Asking) -> Answer:
    """Who gave the keynote of the Mayors Forum, for which company, under which title?"""
    forum = event(ask, "Mayors Forum", "appearances")
    (keynote,) = [one for one in forum["appearances"] if one["kind"] == "keynote"]
    post = ask.one("posts", official=keynote["official"]["key"], fields="key,organization")
    return {
        "person": called(keynote["official"]),
        "org": called(post["organization"]),
        "title": keynote["title_en"],
    }


@question("Q116")
def answer_q116(ask: Asking) -> Answer:
    """At which events did the mayor of Seoul speak, or is he on a photo?"""
    mayor = ask.one("officials", alias="吳世勳", fields="key,appearances")
    photos = ask("photos", official=mayor["key"], fields="key,event")
    events = [one["event"] for one in (*mayor["appearances"], *photos)]
    return ask.spelled("events", list({one["key"]: one for one in events}.values()))


@question("Q118")
def answer_q118(ask: Asking) -> Answer:
    """Who spoke for the city council of Seoul when Smart Life Week opened?"""
    council = ask.one("organizations", alias="首爾市議會", fields="key")
    week = event(ask, "Smart Life Week 2025", "key")
    opening = ask.one("events", parent=week["key"], kind="ceremony", fields="appearances")
    spoke = ",".join(one["official"]["key"] for one in opening["appearances"] if one["official"])
    post = ask.one(
        "posts",
        official__in=spoke,
        organization__parent=council["key"],
        fields="key,official,title_zh",
    )
    return said(post["official"]["name_en"], post["title_zh"])


@question("Q119")
def answer_q119(ask: Asking) -> Answer:
    """With which ceremony did the Mayors Forum end, and what was signed?"""
    forum = event(ask, "Mayors Forum", "key")
    ceremony = ask.one("events", parent=forum["key"], kind="signing", fields="name_zh,documents")
    (document,) = [one for one in ceremony["documents"] if one["act"] == "signed"]
    return {"ceremony": ceremony["name_zh"], "document": document["name_zh"]}


@question("Q121")
def answer_q121(ask: Asking) -> Answer:
    """Since which year is the Busan rock festival held?"""
    name = "2025 Busan International Rock Festival"
    festival = event(ask, name, "series", expand="series")
    return int(festival["series"]["starts_on"][:4])


@question("Q122")
def answer_q122(ask: Asking) -> Answer:
    """Since when is there Rock in Taichung, and who began it?"""
    festival = ask.one("event-series", alias="Rock in Taichung", fields="starts_on,organizers")
    since = festival["starts_on"]
    (founder,) = [one for one in festival["organizers"] if one["starts_on"] == since]
    return {"year": int(since[:4]), "founder": called(founder["organization"])}


@question("Q125")
def answer_q125(ask: Asking) -> Answer:
    """When and where will the 10th TPO Forum be, and with what is it to coincide?"""
    forum = event(ask, "The 10th TPO Forum 2026", "starts_on,venue,relations")
    (other,) = [one["event"] for one in forum["relations"] if one["tie"] == "coincides"]
    return {
        "year": int(forum["starts_on"][:4]),
        "venue": called(forum["venue"]),
        "coincides": other["name_zh"],
    }


@question("Q130")
def answer_q130(ask: Asking) -> Answer:
    """Which events lay in the future then, when, and where?"""
    trip = ask.one("trips", q="韓國", year="2025", fields="key")
    coming = ask(
        "events",
        trip=trip["key"],
        attendance="future",
        fields="key,name_zh,name_en,aliases,starts_on,place",
    )
    return [
        {"event": called(one), "date": one["starts_on"], "city": called(one["place"])}
        for one in coming
    ]
