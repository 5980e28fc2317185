"""The two congresses: organizers, themes, programme, speakers."""

from typing import Any

from tests.api.questions.asking import Asking, called, term
from tests.api.questions.registry import question
from tests.questions.comparing import Answer, said

ASPAC_CONGRESS = "The 10th UCLG ASPAC Congress"
METROPOLIS_CONGRESS = "Metropolis 40th Anniversary Seoul Congress 2025"


@question("Q016")
def answer_q016(ask: Asking) -> Answer:
    """Who organized the 10th UCLG ASPAC Congress?"""
    congress = event(ask, ASPAC_CONGRESS, "organizers")
    together = [one for one in congress["organizers"] if one["role"] == "co_organizer"]
    return ask.spelled("organizations", [one["organization"] for one in together])


@question("Q017")
def answer_q017(ask: Asking) -> Answer:
    """What was the theme of the 10th UCLG ASPAC Congress?"""
    (theme,) = event(ask, ASPAC_CONGRESS, "themes")["themes"]
    return {"en": theme["text_en"], "zh": theme["text_zh"]}


@question("Q019")
def answer_q019(ask: Asking) -> Answer:
    """Which declaration did the congress adopt when it closed?"""
    congress = event(ask, ASPAC_CONGRESS, "key")
    declaration = ask.one(
        "adopted-documents", event=congress["key"], kind="declaration", act="adopted"
    )
    return said(declaration["name_zh"], declaration["name_en"])


@question("Q020")
def answer_q020(ask: Asking) -> Answer:
    """What are the numbered items of the congress, in their order?"""
    congress = event(ask, ASPAC_CONGRESS, "key")
    items = ask(
        "events",
        parent=congress["key"],
        fields="key,name_zh,name_en,aliases,kind,order,parent_link",
    )
    numbered = [item for item in items if item["kind"] != "closing"]
    numbered.sort(key=lambda item: int(item["order"]))
    return tuple(
        called(item, "side event" if item["parent_link"] == "side_event" else "")
        for item in numbered
    )


@question("Q022")
def answer_q022(ask: Asking) -> Answer:
    """Who gave expert feedback at the Culture Committee, and in what capacity?"""
    meeting = event(ask, "Culture Committee meeting", "appearances")
    (expert,) = speakers(meeting, "commentary")
    (post,) = ask.one("officials", key__in=expert["key"], fields="posts")["posts"]
    (employer,) = ask.spelled("organizations", [post["organization"]])
    return {
        "person": said(expert["name_zh"], expert["name_en"]),
        "title": post["title_zh"],
        "org": employer,
    }


@question("Q023")
def answer_q023(ask: Asking) -> Answer:
    """Who moderated the committee on women, and who held the meeting?"""
    name = "Standing Committee on Women in Local Government meeting"
    meeting = event(ask, name, "appearances,organizers")
    (moderator,) = speakers(meeting, "moderation")
    held_by = [one["organization"] for one in meeting["organizers"]]
    return {"moderator": called(moderator), "organizers": ask.spelled("organizations", held_by)}


@question("Q025")
def answer_q025(ask: Asking) -> Answer:
    """Was this Leaders' Roundtable the first?"""
    table = event(ask, "Asia Pacific Local Government Leaders' Roundtable", "edition")
    return bool(table["edition"] == 1)


@question("Q026")
def answer_q026(ask: Asking) -> Answer:
    """Which years does the manifesto cover, and which meeting adopted it?"""
    manifesto = ask.one(
        "adopted-documents", kind="manifesto", q="UCLG ASPAC", fields="starts_on,ends_on,event"
    )
    meeting = ask.record("events", manifesto["event"]["key"], fields="name_zh,order")
    return {
        "period": term(manifesto),
        "meeting": said(meeting["name_zh"], f"item {meeting['order']}"),
    }


@question("Q029")
def answer_q029(ask: Asking) -> Answer:
    """What was signed at the opening ceremony, and by whom?"""
    opening = event(ask, "Open Ceremony", "key")
    signed = ask("agreements", event__parent=opening["key"], status="signed", fields="kind,parties")
    parties = [[side["organization"] for side in one["parties"]] for one in signed]
    names = iter(ask.spelled("organizations", [one for sides in parties for one in sides]))
    return [
        {"type": one["kind"], "parties": [next(names) for _side in sides]}
        for one, sides in zip(signed, parties, strict=True)
    ]


@question("Q031")
def answer_q031(ask: Asking) -> Answer:
    """Who moderated the Main Forum, and who spoke?"""
    forum = event(ask, "Main Forum", "appearances")
    (moderator,) = speakers(forum, "moderation")
    others = [one["official"] for one in forum["appearances"] if one["kind"] != "moderation"]
    return {"moderator": called(moderator), "speakers": ask.spelled("officials", others)}


@question("Q034")
def answer_q034(ask: Asking) -> Answer:
    """Since when is Haengju fortress a historic site, and under which number?"""
    fortress = ask.one("places", alias="幸州山城", fields="key")
    figures = ask("figures", subject=fortress["key"], fields="metric_en,value")
    values = {one["metric_en"]: float(one["value"]) for one in figures}
    return {
        "year": values["year designated historic site"],
        "number": values["historic site number"],
    }


@question("Q037")
def answer_q037(ask: Asking) -> Answer:
    """Who gave the keynote of the GH CITYTech Forum, on what, and whom had he worked for?"""
    forum = event(ask, "GH CITYTech Forum", "appearances")
    (keynote,) = [one for one in forum["appearances"] if one["kind"] == "keynote"]
    former = ask(
        "posts", official=keynote["official"]["key"], status="former", fields="key,organization"
    )
    return {
        "speaker": called(keynote["official"]),
        "topic": keynote["title_en"],
        "former_employers": [called(post["organization"]) for post in former],
    }


@question("Q103")
def answer_q103(ask: Asking) -> Answer:
    """What are the parts of the Metropolis congress, in their order?"""
    congress = event(ask, METROPOLIS_CONGRESS, "key")
    parts = ask("events", parent=congress["key"], fields="name_zh,order")
    return tuple(one["name_zh"] for one in sorted(parts, key=lambda one: int(one["order"])))


@question("Q104")
def answer_q104(ask: Asking) -> Answer:
    """Where was the dinner of the Metropolis congress?"""
    congress = event(ask, METROPOLIS_CONGRESS, "key")
    venue = ask.one("events", parent=congress["key"], kind="dinner", fields="venue")["venue"]
    return said(venue["name_zh"], venue["name_en"])


@question("Q106")
def answer_q106(ask: Asking) -> Answer:
    """What was the theme of the Megacities Dialogue, and which summit does it continue?"""
    dialogue = event(ask, "Megacities Dialogue", "themes,relations", expand="relations.event")
    (theme,) = dialogue["themes"]
    (summit,) = [one["event"] for one in dialogue["relations"] if one["tie"] == "continues"]
    return {
        "theme": said(theme["text_zh"], theme["text_en"]),
        "continues": said(summit["starts_on"], summit["place"]["name_zh"], summit["name_zh"]),
    }


@question("Q107")
def answer_q107(ask: Asking) -> Answer:
    """Which cities presented at the Urban Solutions Spotlight, and on what theme?"""
    session = event(ask, "Urban Solutions Spotlight", "themes,appearances")
    cities = [
        city
        for one in session["appearances"]
        if one["kind"] == "city_presentation"
        for city in (one["organization"], *one["jointly_with"])
    ]
    (theme,) = session["themes"]
    return {"cities": ask.spelled("organizations", cities), "theme": theme["text_en"]}


@question("Q109")
def answer_q109(ask: Asking) -> Answer:
    """For which cities did somebody speak at the Megacities Dialogue?"""
    dialogue = event(ask, "Megacities Dialogue", "appearances")
    positions = [one for one in dialogue["appearances"] if one["kind"] == "city_position"]
    return ask.spelled("organizations", [one["organization"] for one in positions])


def event(ask: Asking, name: str, fields: str, **more: str) -> Any:
    """By its name or another spelling of it."""
    return ask.one("events", alias=name, fields=fields, **more)


def speakers(meeting: Any, kind: str) -> list[Any]:
    return [one["official"] for one in meeting["appearances"] if one["kind"] == kind]
