"""Who is who: posts, titles, spellings, and where somebody appears."""

from typing import Any

from tests.api.questions.asking import Asking, also, called
from tests.api.questions.elections_and_decisions import organization
from tests.api.questions.registry import question
from tests.questions.comparing import Answer, said
from tests.questions.people import ASIA


@question("Q032")
def answer_q032(ask: Asking) -> Answer:
    """Who is vice president of ALGA, and where did she appear?"""
    person = _holder(ask, "ALGA", "副主席")
    encounters = ask("encounters", official=person["key"], fields="key,event,roles")
    return {
        "person": person["name_en"],
        "contexts": [called(one["event"], role) for one in encounters for role in one["roles"]],
    }


@question("Q052")
def answer_q052(ask: Asking) -> Answer:
    """Which co-president is mayor of Selwyn, and which association does he chair?"""
    mayor = ask.one(
        "officials",
        q="Selwyn",
        title="Co-President",
        fields="name_zh,name_en,posts",
        expand="posts.organization",
    )
    (chaired,) = [
        post["organization"]
        for post in mayor["posts"]
        if post["organization"]["kind"] == "association"
    ]
    (association,) = ask.spelled("organizations", [chaired])
    return {"person": called(mayor), "association": association}


@question("Q064")
def answer_q064(ask: Asking) -> Answer:
    """What is 成西業, and how is his name spelled?"""
    deputy = ask.one("officials", alias="成西業", fields="name_en,aliases,posts")
    (title,) = _in_full(ask, deputy["posts"])
    spellings = [one["text"] for one in deputy["aliases"] if one["kind"] == "spelling"]
    return {"title": title, "variants": [deputy["name_en"], *spellings]}


@question("Q065")
def answer_q065(ask: Asking) -> Answer:
    """Is Kim Tae-Soo the same person as Kim Tae Kyo?"""
    soo, kyo = (
        ask.one("officials", alias=name, fields="key,posts", expand="posts.organization")
        for name in ("Kim Tae-Soo", "Kim Tae Kyo")
    )
    (chair,), (office,) = soo["posts"], kyo["posts"]
    council, city = ask.spelled(
        "organizations", [chair["organization"]["parent"], office["organization"]]
    )
    return {
        "same": soo["key"] == kyo["key"],
        "Kim Tae-Soo": also(council, chair["title_zh"]),
        "Kim Tae Kyo": also(city, office["title_zh"]),
    }


@question("Q067")
def answer_q067(ask: Asking) -> Answer:
    """Who is deputy mayor of Goyang, and on which photos is he?"""
    deputy = _holder(ask, "高陽市", "副市長")
    shown = _on_photos(ask, deputy)
    return {
        "person": said(deputy["name_zh"], deputy["name_en"]),
        "photos": tuple(f"PH.{number:03}" for number in sorted(one["number"] for one in shown)),
    }


@question("Q068")
def answer_q068(ask: Asking) -> Answer:
    """Which mayors of Korean cities appear?"""
    people = ask(
        "officials",
        country=_country(ask, "韓國"),
        kind="official",
        title="市長",
        fields="name_zh,place,posts",
    )
    mayors = [one for one in people if any(_is_mayor(post) for post in one["posts"])]
    cities = ask.spelled("places", [one["place"] for one in mayors])
    return [
        {"name": mayor["name_zh"], "city": city} for mayor, city in zip(mayors, cities, strict=True)
    ]


@question("Q070")
def answer_q070(ask: Asking) -> Answer:
    """Which Indonesian officials appear, in which offices other than those just won?"""
    people = ask(
        "officials", country=_country(ask, "印尼"), kind="official", fields="name_en,posts"
    )
    held = [[post for post in one["posts"] if not post["is_elected"]] for one in people]
    titles = iter(_in_full(ask, [post for posts in held for post in posts]))
    return [
        {"name": person["name_en"], "title": [next(titles) for _post in posts]}
        for person, posts in zip(people, held, strict=True)
    ]


@question("Q071")
def answer_q071(ask: Asking) -> Answer:
    """Which officials are from China?"""
    people = ask("officials", country=_country(ask, "中國"), kind="official", fields="name_zh")
    return [one["name_zh"] for one in people]


@question("Q073")
def answer_q073(ask: Asking) -> Answer:
    """Who is from the Taipei City Government, under which titles?"""
    city = organization(ask, "臺北市政府")
    posts = ask("posts", organization=city["key"], fields="key,official,title_zh")
    return [{"name": one["official"]["name_zh"], "title": one["title_zh"]} for one in posts]


@question("Q074")
def answer_q074(ask: Asking) -> Answer:
    """Who came for the New Taipei City Government, under which titles?"""
    city = organization(ask, "新北市政府", "key,children")
    parts = ",".join(one["key"] for one in (city, *city["children"]))
    posts = ask("posts", organization__in=parts, fields="key,official,title_zh")
    return [{"name": one["official"]["name_zh"], "title": one["title_zh"]} for one in posts]


@question("Q076")
def answer_q076(ask: Asking) -> Answer:
    """Which deputy mayors from outside Asia appear?"""
    people = ask("officials", title="副市長", fields="name_en,country,place")
    abroad = [one for one in people if one["country"]["name_zh"] not in ASIA]
    cities = ask.spelled("places", [one["place"] for one in abroad])
    return [
        {"name": deputy["name_en"], "city": city}
        for deputy, city in zip(abroad, cities, strict=True)
    ]


@question("Q077")
def answer_q077(ask: Asking) -> Answer:
    """Who is secretary general of WeGo, and at which event was he photographed?"""
    secretary = _holder(ask, "WeGo", "秘書長")
    (photo,) = _on_photos(ask, secretary)
    return {"name": secretary["name_en"], "event": called(photo["event"])}


@question("Q079")
def answer_q079(ask: Asking) -> Answer:
    """Which titles does the report give to Li Xiaoqin?"""
    woman = ask.one("officials", alias="李小琴", fields="posts")
    return _in_full(ask, woman["posts"])


@question("Q080")
def answer_q080(ask: Asking) -> Answer:
    """Who is mayor of Klang, and which honorific has he?"""
    council = organization(ask, "Majlis Bandaraya Diraja Klang")
    post = ask.one(
        "posts", organization=council["key"], title="市長", fields="official", expand="official"
    )
    return {"name": post["official"]["name_en"], "honorific": post["official"]["honorific"]}


@question("Q082")
def answer_q082(ask: Asking) -> Answer:
    """Who presides over the association of Korean governors, and what else is he?"""
    association = organization(ask, "韓國道知事協會")
    post = ask.one("posts", organization=association["key"], title="會長", fields="key,official")
    posts = ask("posts", official=post["official"]["key"], fields="key,organization,title_zh")
    (other,) = _in_full(ask, [one for one in posts if one["key"] != post["key"]])
    return {
        "name": said(post["official"]["name_zh"], post["official"]["name_en"]),
        "also": other,
    }


@question("Q083")
def answer_q083(ask: Asking) -> Answer:
    """Who is the ambassador at the head of GAROK's local diplomacy?"""
    association = organization(ask, "GAROK")
    post = ask.one(
        "posts", organization__parent=association["key"], title="大使", fields="key,official"
    )
    return str(post["official"]["name_en"])


@question("Q131")
def answer_q131(ask: Asking) -> Answer:
    """Which office will the mayor of Daejeon take, when and where?"""
    mayor = ask.one("officials", alias="李莊雨", fields="key")
    post = ask.one(
        "posts",
        official=mayor["key"],
        status="incoming",
        fields="appointments",
        expand="appointments.event",
        citations="1",
    )
    (appointment,) = post["appointments"]
    meeting = appointment["event"]
    return {
        # The record has no term of the presidency; the words that prove it have.
        "post": appointment["citations"][0]["quote"],
        "event": said(
            meeting["starts_on"],
            meeting["country"]["name_zh"],
            meeting["place"]["name_zh"],
            meeting["name_zh"],
        ),
    }


def _holder(ask: Asking, name: str, title: str) -> Any:
    """Who has a post at an organization, both as the question calls them."""
    posts = ask(
        "posts",
        organization=organization(ask, name)["key"],
        title=title,
        fields="key,official,title_zh",
    )
    (official,) = [one["official"] for one in posts if one["title_zh"] == title]
    return official


def _on_photos(ask: Asking, official: Any) -> list[Any]:
    """The photos whose captions name somebody."""
    person = ask.record(
        "officials",
        official["key"],
        fields="photo_mentions",
        expand="photo_mentions.photo",
    )
    return [one["photo"] for one in person["photo_mentions"]]


def _country(ask: Asking, name: str) -> str:
    return str(ask.one("places", alias=name, fields="key")["key"])


def _is_mayor(post: Any) -> bool:
    return bool(post["title_zh"] == "市長" and post["status"] == "current")


def _in_full(ask: Asking, posts: list[Any]) -> list[Answer]:
    """With whose offices they are."""
    names = ask.spelled("organizations", [one["organization"] for one in posts])
    return [also(name, one["title_zh"]) for name, one in zip(names, posts, strict=True)]
