"""Governments, associations and networks: what they are to each other, and their figures."""

import re
from typing import Any

from tests.api.questions.asking import Asking, called
from tests.api.questions.elections_and_decisions import organization
from tests.api.questions.registry import question
from tests.questions.comparing import Answer, said

# How the associations of local authorities among the associations are called.
_LOCAL_AUTHORITIES = re.compile("Local|Municipal|Governors|Councillors")


@question("Q028")
def answer_q028(ask: Asking) -> Answer:
    """Which institute did the congress launch, and to whom does it belong?"""
    aspac = organization(ask, "UCLG ASPAC", "key,name_zh,name_en,aliases")
    institute = ask.one(
        "organizations",
        parent=aspac["key"],
        kind="institute",
        founded_on__gte="2025-01-01",
        fields="name_zh,name_en,aliases",
    )
    return {"zh": institute["name_zh"], "en": called(institute), "parent": called(aspac)}


@question("Q085")
def answer_q085(ask: Asking) -> Answer:
    """How many members has the TPO, and of which kinds?"""
    members = _figures(ask, organization(ask, "TPO"))
    return {
        "city_governments": members["city-government members"],
        "ngo": members["NGO and civil-group members"],
        "tourism_businesses": members["tourism-business members"],
    }


@question("Q086")
def answer_q086(ask: Asking) -> Answer:
    """When was the TPO founded, where is it seated, and who presides over it?"""
    tpo = organization(ask, "TPO", "founded_on,seat,posts")
    (post,) = [one for one in tpo["posts"] if one["is_ex_officio"]]
    president = post["official"]
    mayor = ask.one(
        "posts",
        official=president["key"],
        is_ex_officio="false",
        fields="organization,title_zh",
    )
    return {
        "founded": int(tpo["founded_on"][:4]),
        "seat": tpo["seat"]["name_en"],
        "president": said(
            president["name_zh"],
            president["name_en"],
            mayor["organization"]["name_zh"],
            mayor["title_zh"],
        ),
    }


@question("Q088")
def answer_q088(ask: Asking) -> Answer:
    """How many members and staff has UCLG ASPAC, and where is its secretariat?"""
    aspac = organization(ask, "UCLG ASPAC")
    secretariat = ask.one(
        "organizations",
        parent=aspac["key"],
        kind="secretariat",
        fields="key,seat",
        expand="seat",
    )
    seat = secretariat["seat"]
    return {
        "members": _figures(ask, aspac)["members (local governments and associations)"],
        "staff": _figures(ask, secretariat)["staff"],
        "seat": said(seat["name_en"], seat["country"]["name_en"]),
    }


@question("Q089")
def answer_q089(ask: Asking) -> Answer:
    """Into which sub-regions is UCLG ASPAC divided, and in which is Taichung?"""
    taichung = organization(ask, "臺中市政府")
    subregions = ask(
        "organizations",
        parent=organization(ask, "UCLG ASPAC")["key"],
        kind="subregion",
        fields="name_zh,members",
    )
    (ours,) = [
        one
        for one in subregions
        if any(seat["member"]["key"] == taichung["key"] for seat in one["members"])
    ]
    return {
        "subregions": [one["name_zh"] for one in subregions],
        "taichung": ours["name_zh"],
    }


@question("Q091")
def answer_q091(ask: Asking) -> Answer:
    """When was Metropolis founded, how large is it, and where is it seated?"""
    metropolis = organization(ask, "Metropolis", "key,founded_on,seat")
    figures = _figures(ask, metropolis)
    return {
        "founded": int(metropolis["founded_on"][:4]),
        "members": figures["member cities"],
        "population": figures["population covered"],
        "seat": called(metropolis["seat"]),
    }


@question("Q092")
def answer_q092(ask: Asking) -> Answer:
    """Is Taichung a member of MeTTA; and if not, what are the members?"""
    taichung = organization(ask, "臺中市政府")
    metta = ask.one("organizations", alias="MeTTA", fields="key,members", expand="members.member")
    (ours,) = [one for one in metta["members"] if one["member"]["key"] == taichung["key"]]
    kinds = {one["member"]["kind"] for one in metta["members"] if one["status"] != "not_member"}
    return {"member": ours["status"] != "not_member", "reason": said(*kinds)}


@question("Q094")
def answer_q094(ask: Asking) -> Answer:
    """What is GAROK in full, and how does the report misspell it?"""
    association = organization(ask, "GAROK", "key,name_zh,name_en,aliases")
    (typo,) = [one["text"] for one in association["aliases"] if one["kind"] == "typo"]
    return {"zh": association["name_zh"], "en": association["name_en"], "typo": typo}


@question("Q095")
def answer_q095(ask: Asking) -> Answer:
    """What is Metropolis to UCLG?"""
    uclg = organization(ask, "UCLG", "key,aliases")
    sections = _figures(ask, uclg)["sections"]
    metropolis = organization(ask, "Metropolis", "kind,founded_on,memberships")
    (ours,) = [
        one for one in metropolis["memberships"] if one["organization"]["key"] == uclg["key"]
    ]
    (short,) = [one["text"] for one in uclg["aliases"] if one["kind"] == "abbreviation"]
    return {
        "relation": said(
            metropolis["kind"],
            metropolis["founded_on"][:4],
            ours["capacity"],
            f"{sections:.0f}",
            short,
        )
    }


@question("Q097")
def answer_q097(ask: Asking) -> Answer:
    """Which offices and bodies govern UCLG ASPAC?"""
    aspac = organization(ask, "UCLG ASPAC")
    contests = ask(
        "contests", election__body=aspac["key"], is_part="false", fields="position_en,body"
    )
    parts = ask(
        "organizations",
        parent=aspac["key"],
        kind__in="governing_body,committee,secretariat",
        fields="key,name_zh,name_en,aliases,kind",
    )
    of_kind: dict[str, list[Any]] = {}
    for part in parts:
        of_kind.setdefault(part["kind"], []).append(part)
    (finance,) = [one for one in of_kind["committee"] if one["name_zh"].startswith("財務")]
    return [
        *(one["position_en"] for one in contests if one["body"] is None),
        # The presidium is made up of the offices and bodies that are listed one by one.
        *(called(one) for one in of_kind["governing_body"] if one["name_zh"] != "主席團"),
        called(finance),
        *map(called, of_kind["secretariat"]),
        [called(one) for one in of_kind["committee"] if one is not finance],
    ]


@question("Q098")
def answer_q098(ask: Asking) -> Answer:
    """How large is KINTEX, how many halls has it, and how does it grow?"""
    kintex = organization(ask, "KINTEX")
    figures = ask("figures", subject=kintex["key"], fields="key,metric_en,value,words")
    told = {one["metric_en"]: one for one in figures}
    return {
        "area_m2": float(told["exhibition area"]["value"]),
        "halls": float(told["multi-purpose halls in operation"]["value"]),
        "third_hall": told["hall under expansion"]["words"],
    }


@question("Q100")
def answer_q100(ask: Asking) -> Answer:
    """In which section of UCLG is Taichung besides UCLG ASPAC?"""
    uclg, aspac = organization(ask, "UCLG"), organization(ask, "UCLG ASPAC")
    taichung = organization(ask, "臺中市政府", "key,memberships")
    ours = {one["organization"]["key"] for one in taichung["memberships"]}
    sections = ask(
        "organizations",
        member_of=uclg["key"],
        capacity="section",
        key__in=",".join(ours - {aspac["key"]}),
        fields="key,name_zh,name_en,aliases",
    )
    (section,) = sections
    return called(section)


@question("Q101")
def answer_q101(ask: Asking) -> Answer:
    """Which Korean universities and institutes signed a memorandum?"""
    korea = ask.one("places", alias="韓國", fields="key")
    signed = ask(
        "agreements", kind="mou", status="signed", fields="parties", expand="parties.organization"
    )
    signatories = [side["organization"] for one in signed for side in one["parties"]]
    korean = [one for one in signatories if (one["country"] or {}).get("key") == korea["key"]]
    return ask.spelled("organizations", korean)


@question("Q148")
def answer_q148(ask: Asking) -> Answer:
    """Which national associations of local authorities appear?"""
    associations = ask("organizations", kind="association", fields="key,name_zh,name_en,aliases")
    return [called(one) for one in associations if _LOCAL_AUTHORITIES.search(one["name_en"])]


def _figures(ask: Asking, subject: Any) -> dict[str, float]:
    """By what they count."""
    figures = ask("figures", subject=subject["key"], fields="key,metric_en,value")
    return {one["metric_en"]: float(one["value"]) for one in figures if one["value"]}
