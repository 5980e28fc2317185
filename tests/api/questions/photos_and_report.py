"""The report as printed: sections, paragraphs, captions."""

from tests.api.questions.asking import Asking, called
from tests.api.questions.congresses import ASPAC_CONGRESS, METROPOLIS_CONGRESS, event
from tests.api.questions.registry import question
from tests.questions.comparing import Answer, said


@question("Q133", counts="caption")
def answer_q133(ask: Asking) -> Answer:
    """How many captions has the report?"""
    trip = ask.one("trips", q="韓國", year="2025", fields="key")
    return ask.count("photos", trip=trip["key"])


@question("Q134", counts="caption")
def answer_q134(ask: Asking) -> Answer:
    """How many captions has item 9, on the people met during the congress?"""
    section = ask.one("sections", title="會議期間會晤各國代表及交流", fields="key")
    return ask.count("photos", section=section["key"])


@question("Q140", counts="paragraphs")
def answer_q140(ask: Asking) -> Answer:
    """How many blocks of text has the summary?"""
    summary = ask.one("sections", title="摘要", level="1", fields="key,paragraphs")
    return len(summary["paragraphs"])


@question("Q145")
def answer_q145(ask: Asking) -> Answer:
    """Whom does the report name in captions only?"""
    trip = ask.one("trips", q="韓國", year="2025", fields="key")
    in_captions = ask(
        "encounters", trip=trip["key"], basis="caption", is_named="true", fields="key,official"
    )
    people = {one["official"]["key"]: one["official"] for one in in_captions}
    in_the_text = ask(
        "encounters",
        official__in=",".join(people),
        basis__in="body,body+caption",
        fields="key,official",
    )
    for one in in_the_text:
        people.pop(one["official"]["key"], None)
    return [called(one) for one in people.values()]


@question("Q146")
def answer_q146(ask: Asking) -> Answer:
    """Who, not from Taichung, was photographed at both congresses?"""
    here, there = (_photographed(ask, name) for name in (ASPAC_CONGRESS, METROPOLIS_CONGRESS))
    posts = ask(
        "posts", official__in=",".join(here & there), fields="key,official,organization,title_zh"
    )
    (post,) = [one for one in posts if one["organization"]["name_zh"] != "臺中市政府"]
    return said(post["official"]["name_zh"], post["organization"]["name_zh"], post["title_zh"])


def _photographed(ask: Asking, name: str) -> set[str]:
    """Those on photos of an event or of anything below it."""
    congress = event(ask, name, "key")
    photos = ask(
        "photos", event__within=congress["key"], has_people="true", limit="200", fields="people"
    )
    return {one["official"]["key"] for photo in photos for one in photo["people"]}
