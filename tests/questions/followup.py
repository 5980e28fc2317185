"""What came of the trip: invitations, promises, lessons and advice."""

from tests.questions.comparing import Answer, said
from tests.questions.finding import event, named, trip
from tests.questions.registry import question
from tripreports.events.enums import AgreementStatus, EventTie
from tripreports.events.models import Agreement
from tripreports.followup.enums import CommitmentSide, Direction
from tripreports.trips.enums import AttendanceStatus


@question(
    "Q110",
    {
        "Hugh Lim (CLC)": "Hugh Lim, CLC",
        "World Cities Summit 2026, Singapore": "World Cities Summit, 2026, 新加坡",
        "Deputy Mayor Cheng": "鄭照新 副市長",
    },
)
def answer_q110() -> Answer:
    """Who invited the mayor to the World Cities Summit, and by whom?"""
    invitation = trip().invitations.get(event=event("World Cities Summit"))
    host, messenger, summit = (
        invitation.from_official,
        invitation.relayed_by,
        invitation.event,
    )
    assert host is not None
    assert messenger is not None
    assert summit.starts is not None
    assert summit.place is not None
    return {
        "inviter": named(invitation.from_organization, also=host.name_en),
        "event": said(summit.name_en, summit.starts.iso(), summit.place.name_zh),
        "via": said(messenger.name_zh, messenger.posts.get().title_zh),
    }


@question("Q115")
def answer_q115() -> Answer:
    """What did Taichung pledge at the Mayors Forum?"""
    return trip().commitments.get(event=event("Mayors Forum"), side=CommitmentSide.OURS).text_en


@question("Q124")
def answer_q124() -> Answer:
    """Which forms of alliance do Taichung and Busan consider, and is any signed?"""
    agreement = _with_busan()
    return {
        "options": agreement.forms_considered,
        "signed": agreement.status == AgreementStatus.SIGNED,
    }


@question("Q127", {"World Cities Summit 2026": "World Cities Summit"})
def answer_q127() -> Answer:
    """To which coming events was the delegation invited, or asked to pass an invitation on?"""
    journey = trip()
    received = journey.invitations.filter(
        direction=Direction.RECEIVED,
        event__attendances__trip=journey,
        event__attendances__status=AttendanceStatus.FUTURE,
    )
    return [{"event": named(one.event), "from": named(one.from_official)} for one in received]


@question(
    "Q128",
    {
        "music (rock festival)": "音樂（搖滾音樂節）",
        "film (Busan film festival)": "影視（釜山影展）",
        "tourism (both TPO members)": "觀光（TPO 會員城市）",
    },
)
def answer_q128() -> Answer:
    """In which fields do Taichung and Busan work together already?"""
    return list(_with_busan().fields_of_cooperation)


@question("Q136")
def answer_q136() -> Answer:
    """What are the recommendations?"""
    return tuple(advice.title for advice in trip().recommendations.all())


@question("Q137")
def answer_q137() -> Answer:
    """What are the observations?"""
    return tuple(observation.title for observation in trip().observations.all())


@question("Q139", {"2026 TPO 論壇暖身": "2026 全球城市旅遊振興機構第 10 屆論壇"})
def answer_q139() -> Answer:
    """Whom does the first recommendation concern, for which event, to what end?"""
    advice = trip().recommendations.get(order=1)
    guest = advice.officials.get()
    post = guest.posts.get()
    warm_up = advice.events.get(relations__tie=EventTie.PREPARES)
    return {
        "target": named(post.organization, also=f"{post.title_zh}{guest.name_zh}"),
        "event": warm_up.name_zh,
        "purpose": warm_up.relations.get(tie=EventTie.PREPARES).other.name_zh,
    }


@question(
    "Q142",
    {
        "Andong City delegation": "韓國安東市代表團",
        "FAO–China Xi'an cooperation programme delegation": "聯合國農糧署-中國西安合作計畫代表團",
        "Busan Festivals Organization work team": "釜山文化觀光慶典委員會工作團隊",
    },
)
def answer_q142() -> Answer:
    """Which groups from abroad were met without a name, but for bands and exhibitors?"""
    groups = trip().encounters.filter(official=None, organization__isnull=False)
    return [one.group for one in groups.exclude(organization__country__name_zh="臺灣")]


@question("Q143")
def answer_q143() -> Answer:
    """With which countries was there exchange, according to the third observation?"""
    observation = trip().observations.get(order=3)
    return [country.name_zh for country in observation.countries.all()]


def _with_busan() -> Agreement:
    return Agreement.objects.filter(parties__organization__name_zh="釜山廣域市").get(
        parties__organization__name_zh="臺中市政府"
    )
