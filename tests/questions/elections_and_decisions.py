"""What the congress elected and resolved, and which seats our cities hold."""

from django.db.models import QuerySet

from tests.questions.comparing import Answer, said
from tests.questions.finding import event, named, organization
from tests.questions.registry import question
from tripreports.directory.enums import Capacity, PostStatus
from tripreports.directory.models import Organization, Post
from tripreports.elections.enums import CandidacyOutcome
from tripreports.elections.models import Candidacy, Contest
from tripreports.events.enums import ResolutionKind
from tripreports.events.models import Event, Resolution


@question("Q038")
def answer_q038() -> Answer:
    """Who became president of UCLG ASPAC, and for which term?"""
    contest = _contests().get(position_en="President")
    winner = contest.candidacies.get(outcome__in=CandidacyOutcome.winning()).official
    assert winner is not None
    return {
        "winner": said(winner.name_en, winner.name_zh),
        "term": contest.period or contest.election.period,
    }


@question("Q040")
def answer_q040() -> Answer:
    """Which two co-presidents share a seat, and who serves when?"""
    halves = Candidacy.objects.filter(outcome=CandidacyOutcome.SHARED).order_by("starts_on")
    return tuple({"person": named(half.official), "term": half.period} for half in halves)


@question(
    "Q041",
    {
        "negotiated: each candidate serves one year, agreed by the congress": (
            "negotiated: 席次須經票選決定，惟後雙方協調並經大會同意，"
            "由兩位候選人各擔任一年聯合主席職務"
        )
    },
)
def answer_q041() -> Answer:
    """For which sub-region was the co-presidency contested, and how was it settled?"""
    contest = _contests().get(is_contested=True, parent__position_en="Co-President")
    return {
        "subregion": named(contest.constituency),
        "resolution": said(contest.decided_by, contest.decision_text),
    }


@question("Q043")
def answer_q043() -> Answer:
    """How many seats in the Council did cities of Taiwan keep, and which cities?"""
    cities = _re_elected_from_taiwan("Council")
    return {"count": len(cities), "cities": [named(city, city.seat) for city in cities]}


@question("Q044")
def answer_q044() -> Answer:
    """Which city of Taiwan stays in the Executive Bureau?"""
    return [named(city, city.seat) for city in _re_elected_from_taiwan("Executive Bureau")]


@question("Q046")
def answer_q046() -> Answer:
    """How many cities stood for the Executive Bureau?"""
    return _contests().get(body__name_en="Executive Bureau").nominees_stated


@question("Q047", {"derived: only one seat went to Taiwan, Taipei": "derived: 臺灣 1, 臺北市政府"})
def answer_q047() -> Answer:
    """Was Taichung elected to the Executive Bureau, and how does one know?"""
    contest = _contests().get(body__name_en="Executive Bureau")
    ours = contest.candidacies.filter(organization=organization("臺中市政府"))
    share = contest.allocations.get(place__name_zh="臺灣")
    return {
        "nominated": ours.exists(),
        "elected": ours.filter(outcome__in=CandidacyOutcome.winning()).exists(),
        "basis": said(
            "derived" if ours.filter(is_derived=True).exists() else "stated",
            share.place.name_zh,
            share.seats,
            *(city.name_zh for city in _re_elected_from_taiwan("Executive Bureau")),
        ),
    }


@question("Q049")
def answer_q049() -> Answer:
    """Which co-president holds the seat of the women in local government?"""
    woman = _co_presidency("女性").official
    assert woman is not None
    return said(woman.name_en, woman.name_zh)


@question("Q050", {"會長, 中國人民對外友好協會": "前會長, 中國人民對外友好協會"})
def answer_q050() -> Answer:
    """Who founded UCLG ASPAC as its first president, and what was he before?"""
    founder = _co_presidency("創會主席").official
    assert founder is not None
    former = founder.posts.filter(status=PostStatus.FORMER).exclude(
        organization=organization("UCLG ASPAC")
    )
    return {
        "person": said(founder.name_en, founder.name_zh),
        "former": _in_full(former.get()),
    }


@question("Q053")
def answer_q053() -> Answer:
    """Who is co-president for Jakarta, the seat of the secretariat?"""
    governor = _co_presidency("秘書處所在城市").official
    assert governor is not None
    assert governor.place == organization("UCLG ASPAC").seat
    return governor.name_en


@question(
    "Q055",
    {"Philippine Councillors League": "Philippine Councillors League, Philippines"},
)
def answer_q055() -> Answer:
    """Whose dues were reduced?"""
    items = Resolution.objects.filter(parent__kind=ResolutionKind.DUES_REDUCTION)
    members = [item.organization for item in items.select_related("organization__country")]
    return tuple(
        said(member.name_en, member.country.name_en if member.country else "")
        for member in members
        if member
    )


@question("Q056", {"肯達里市 (Kendari), 印尼": "肯達里市 (Kendari City), 印尼"})
def answer_q056() -> Answer:
    """Where will the Executive Bureau meet in 2026?"""
    meetings = Event.objects.filter(
        series__name_en="Executive Bureau Meeting", starts_on__year=2026
    ).order_by("hosting_resolutions__order")
    first, second = (_place_of(meeting) for meeting in meetings)
    return {"first": first, "second": second}


@question(
    "Q058",
    {
        "Minister of Social Affairs (2020-2024)": "印尼共和國社會事務部 社會事務部長 2020-2024",
        "President of UCLG ASPAC (2018-2021)": "城市與地方政府聯合會亞太分會 主席 2018-2021",
        "Mayor of Surabaya (2010-2020)": "泗水 市長 2010-2020",
    },
)
def answer_q058() -> Answer:
    """Whom did the congress appoint ambassador, for which term, and what was she before?"""
    appointed = Post.objects.get(appointments__resolution__kind=ResolutionKind.APPOINTMENT)
    former = appointed.official.posts.filter(status=PostStatus.FORMER).order_by("-starts_on")
    return {
        "person": named(appointed.official),
        "term": appointed.period,
        "posts": [
            named(post.organization, also=f"{post.title_zh} {post.period}") for post in former
        ],
    }


@question("Q059")
def answer_q059() -> Answer:
    """What does the first resolution say?"""
    return _resolutions().get(order=1).text


@question(
    "Q061",
    {
        "(5) 肯達里 2026 第1次執行局委員會議": "(5) 2026 年 UCLG ASPAC 第 1 次執行局委員會議 肯達里市",
        "(6) 海口 2026 第2次執行局委員會議及理事會議": (
            "(6) 2026 年 UCLG ASPAC 第 2 次執行局委員會議及理事會議 海口市"
        ),
        "(7) 雅加達 2027 大會": "(7) 2027 年 UCLG ASPAC 大會 雅加達",
    },
)
def answer_q061() -> Answer:
    """Which resolutions are about who is to hold a coming event?"""
    hosting = _resolutions().filter(hosted_event__isnull=False).select_related("hosted_event")
    return tuple(
        said(one.number, one.hosted_event.name_zh, one.hosted_event.place.name_zh)
        for one in hosting
        if one.hosted_event and one.hosted_event.place
    )


@question("Q062")
def answer_q062() -> Answer:
    """How many numbered resolutions are there?"""
    return _resolutions().count()


@question("Q149")
def answer_q149() -> Answer:
    """Which term in the Council did Taichung serve before the one that it won?"""
    seats = organization("臺中市政府").memberships.filter(
        organization=organization("UCLG ASPAC"), capacity=Capacity.COUNCIL
    )
    won = seats.get(candidacies__outcome=CandidacyOutcome.RE_ELECTED)
    return seats.get(ends_on__year=won.starts_on.year if won.starts_on else None).period


def _contests() -> QuerySet[Contest]:
    return Contest.objects.filter(election__body=organization("UCLG ASPAC"))


def _co_presidency(basis: str) -> Candidacy:
    return Candidacy.objects.get(
        contest__position_en="Co-President", contest__parent=None, seat_basis__contains=basis
    )


def _re_elected_from_taiwan(body: str) -> list[Organization]:
    return list(
        Organization.objects.filter(
            country__name_zh="臺灣",
            candidacies__contest__in=_contests().filter(body__name_en=body),
            candidacies__outcome=CandidacyOutcome.RE_ELECTED,
        ).select_related("seat")
    )


def _resolutions() -> QuerySet[Resolution]:
    congress = event("The 10th UCLG ASPAC Congress")
    return Resolution.objects.filter(event__parent=congress, parent=None)


def _place_of(meeting: Event) -> Answer:
    place = meeting.place
    assert place is not None
    assert place.country is not None
    return said(place.name_zh, place.name_en, place.country.name_zh)


def _in_full(post: Post) -> Answer:
    return named(post.organization, also=post.title_zh)
