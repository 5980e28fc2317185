"""The two congresses: organizers, themes, programme, speakers."""

from django.db.models import Q

from tests.questions.comparing import Answer, Said, said
from tests.questions.finding import event, figure, named, place
from tests.questions.registry import question
from tripreports.directory.enums import PostStatus
from tripreports.events.enums import (
    AgreementStatus,
    AppearanceKind,
    DocumentAct,
    DocumentKind,
    EventKind,
    EventTie,
    OrganizerRole,
    ParentLink,
)
from tripreports.events.models import AdoptedDocument, Agreement, Event

ASPAC_CONGRESS = "The 10th UCLG ASPAC Congress"
METROPOLIS_CONGRESS = "Metropolis 40th Anniversary Seoul Congress 2025"


@question("Q016")
def answer_q016() -> Answer:
    """Who organized the 10th UCLG ASPAC Congress?"""
    together = event(ASPAC_CONGRESS).organizers.filter(role=OrganizerRole.CO_ORGANIZER)
    return [named(one.organization) for one in together.select_related("organization")]


@question("Q017")
def answer_q017() -> Answer:
    """What was the theme of the 10th UCLG ASPAC Congress?"""
    theme = event(ASPAC_CONGRESS).themes.get()
    return {"en": theme.text_en, "zh": theme.text_zh}


@question("Q019")
def answer_q019() -> Answer:
    """Which declaration did the congress adopt when it closed?"""
    congress = event(ASPAC_CONGRESS)
    closing = Q(event__parent=congress, event__kind=EventKind.CLOSING)
    declaration = AdoptedDocument.objects.get(
        Q(event=congress) | closing, kind=DocumentKind.DECLARATION, act=DocumentAct.ADOPTED
    )
    return said(declaration.name_zh, declaration.name_en)


@question(
    "Q020",
    {
        "Culture Committee": "Culture Committee meeting",
        "SCWILG": "Standing Committee on Women in Local Government meeting",
        "Executive Bureau / sub-regional consultation / General Assembly / Council": (
            "執行局委員會議、次區協商會議、會員大會、理事會議"
        ),
        "site visits": "自然生態、歷史文化景觀實地參訪",
        "meetings with representatives": "會議期間會晤各國代表及交流",
    },
)
def answer_q020() -> Answer:
    """What are the numbered items of the congress, in their order?"""
    items = event(ASPAC_CONGRESS).children.exclude(kind=EventKind.CLOSING).order_by("order")
    return tuple(named(item, also=_side_event(item)) for item in items.prefetch_related("aliases"))


@question("Q022")
def answer_q022() -> Answer:
    """Who gave expert feedback at the Culture Committee, and in what capacity?"""
    commentary = event("Culture Committee meeting").appearances.get(kind=AppearanceKind.COMMENTARY)
    expert = commentary.official
    assert expert is not None
    post = expert.posts.get()
    return {
        "person": said(expert.name_zh, expert.name_en),
        "title": post.title_zh,
        "org": named(post.organization),
    }


@question("Q023")
def answer_q023() -> Answer:
    """Who moderated the committee on women, and who held the meeting?"""
    meeting = event("Standing Committee on Women in Local Government meeting")
    return {
        "moderator": _speakers(meeting, AppearanceKind.MODERATION)[0],
        "organizers": [named(one.organization) for one in meeting.organizers.all()],
    }


@question("Q025")
def answer_q025() -> Answer:
    """Was this Leaders' Roundtable the first?"""
    return event("Asia Pacific Local Government Leaders' Roundtable").edition == 1


@question("Q026")
def answer_q026() -> Answer:
    """Which years does the manifesto cover, and which meeting adopted it?"""
    manifesto = AdoptedDocument.objects.get(kind=DocumentKind.MANIFESTO)
    meeting = manifesto.event
    assert meeting is not None
    return {
        "period": manifesto.period,
        "meeting": said(meeting.name_zh, f"item {meeting.order}"),
    }


@question(
    "Q029",
    {
        "MoU": "mou",
        "LOI": "loi",
        # The report leaves open whether the institute or its parent signed.
        "UCLG ASPAC (CLG Institute)": "UCLG ASPAC",
        "Goyang": "Goyang Special City",
        "Yiwu": "義烏市",
    },
)
def answer_q029() -> Answer:
    """What was signed at the opening ceremony, and by whom?"""
    opening = event("Open Ceremony")
    agreements = Agreement.objects.filter(
        Q(event=opening) | Q(event__parent=opening), status=AgreementStatus.SIGNED
    )
    return [
        {
            "type": agreement.kind,
            "parties": [named(party.organization) for party in agreement.parties.all()],
        }
        for agreement in agreements.prefetch_related("parties__organization__aliases")
    ]


@question("Q031")
def answer_q031() -> Answer:
    """Who moderated the Main Forum, and who spoke?"""
    forum = event("Main Forum")
    return {
        "moderator": _speakers(forum, AppearanceKind.MODERATION)[0],
        "speakers": list(_speakers(forum, *AppearanceKind.speeches())),
    }


@question("Q034")
def answer_q034() -> Answer:
    """Since when is Haengju fortress a historic site, and under which number?"""
    fortress = place("幸州山城")
    return {
        "year": figure(fortress, "year designated historic site").value,
        "number": figure(fortress, "historic site number").value,
    }


@question("Q037")
def answer_q037() -> Answer:
    """Who gave the keynote of the GH CITYTech Forum, on what, and whom had he worked for?"""
    keynote = event("GH CITYTech Forum").appearances.get(kind=AppearanceKind.KEYNOTE)
    speaker = keynote.official
    assert speaker is not None
    former = speaker.posts.filter(status=PostStatus.FORMER)
    return {
        "speaker": named(speaker),
        "topic": keynote.title_en,
        "former_employers": [named(post.organization) for post in former],
    }


@question(
    "Q103",
    {
        "開幕式": "開幕式（世界大都會協會 40 週年首爾大會）",
        "40 週年晚宴": "Metropolis 40 週年晚宴",
    },
)
def answer_q103() -> Answer:
    """What are the parts of the Metropolis congress, in their order?"""
    parts = event(METROPOLIS_CONGRESS).children.order_by("order")
    return tuple(part.name_zh for part in parts)


@question("Q104")
def answer_q104() -> Answer:
    """Where was the dinner of the Metropolis congress?"""
    venue = event(METROPOLIS_CONGRESS).children.get(kind=EventKind.DINNER).venue
    assert venue is not None
    return said(venue.name_zh, venue.name_en)


@question("Q106")
def answer_q106() -> Answer:
    """What was the theme of the Megacities Dialogue, and which summit does it continue?"""
    dialogue = event("Megacities Dialogue")
    theme = dialogue.themes.get()
    summit = dialogue.relations.get(tie=EventTie.CONTINUES).other
    assert summit.starts is not None
    assert summit.place is not None
    return {
        "theme": said(theme.text_zh, theme.text_en),
        "continues": said(summit.starts.iso(), summit.place.name_zh, summit.name_zh),
    }


@question("Q107", {"Guangzhou": "廣州市人民政府", "Moscow": "莫斯科"})
def answer_q107() -> Answer:
    """Which cities presented at the Urban Solutions Spotlight, and on what theme?"""
    session = event("Urban Solutions Spotlight")
    presentations = session.appearances.filter(kind=AppearanceKind.CITY_PRESENTATION)
    cities = [
        city
        for presentation in presentations.prefetch_related(
            "organization__aliases", "jointly_with__aliases"
        )
        for city in (presentation.organization, *presentation.jointly_with.all())
    ]
    return {"cities": [named(city) for city in cities], "theme": session.themes.get().text_en}


@question("Q109", {"Singapore (CLC)": "CLC"})
def answer_q109() -> Answer:
    """For which cities did somebody speak at the Megacities Dialogue?"""
    positions = event("Megacities Dialogue").appearances.filter(kind=AppearanceKind.CITY_POSITION)
    return [
        named(position.organization)
        for position in positions.prefetch_related("organization__aliases")
    ]


def _side_event(item: Event) -> str:
    return "side event" if item.parent_link == ParentLink.SIDE_EVENT else ""


def _speakers(meeting: Event, *kinds: AppearanceKind) -> tuple[Said, ...]:
    appearances = meeting.appearances.filter(kind__in=kinds).select_related("official")
    return tuple(named(appearance.official) for appearance in appearances)
