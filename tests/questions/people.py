"""Who is who: posts, titles, spellings, and where somebody appears."""

from django.db.models import QuerySet

from tests.questions.comparing import Answer, said
from tests.questions.finding import named, official, organization
from tests.questions.registry import question
from tripreports.core.models import Alias
from tripreports.directory.enums import OrganizationKind, PostStatus
from tripreports.directory.models import Official, Post
from tripreports.events.models import Event
from tripreports.reports.models import Citation, Photo

# The countries of Asia among those in the records.
ASIA = (
    "韓國",
    "臺灣",
    "中國",
    "香港",
    "日本",
    "印尼",
    "尼泊爾",
    "菲律賓",
    "馬來西亞",
    "印度",
    "新加坡",
    "阿聯",
)


@question(
    "Q032",
    {
        "met during congress": "會議期間會晤各國代表及交流 met",
        "photo caption": "會議期間會晤各國代表及交流 photographed",
    },
)
def answer_q032() -> Answer:
    """Who is vice president of ALGA, and where did she appear?"""
    person = organization("ALGA").posts.get(title_zh="副主席").official
    return {
        "person": person.name_en,
        "contexts": [
            named(encounter.event, also=tag.role)
            for encounter in person.encounters.prefetch_related("roles", "event__aliases")
            for tag in encounter.roles.all()
        ],
    }


@question("Q052")
def answer_q052() -> Answer:
    """Which co-president is mayor of Selwyn, and which association does he chair?"""
    mayor = Official.objects.filter(posts__title_en="Co-President").get(
        posts__title_zh="市長", posts__organization__name_en__startswith="Selwyn"
    )
    chair = mayor.posts.get(organization__kind=OrganizationKind.ASSOCIATION)
    return {"person": named(mayor), "association": named(chair.organization)}


@question("Q064")
def answer_q064() -> Answer:
    """What is 成西業, and how is his name spelled?"""
    deputy = official("成西業")
    spellings = deputy.aliases.filter(kind="spelling")
    return {
        "title": _in_full(deputy.posts.get()),
        "variants": [deputy.name_en, *_texts(spellings)],
    }


@question("Q065", {"首爾市議會住宅與空間委員會主席": "首爾市議會 住宅與空間委員會主席"})
def answer_q065() -> Answer:
    """Is Kim Tae-Soo the same person as Kim Tae Kyo?"""
    soo, kyo = official("Kim Tae-Soo"), official("Kim Tae Kyo")
    chair = soo.posts.get()
    committee = chair.organization
    assert committee is not None
    return {
        "same": soo == kyo,
        "Kim Tae-Soo": named(committee.parent, also=chair.title_zh),
        "Kim Tae Kyo": _in_full(kyo.posts.get()),
    }


@question("Q067")
def answer_q067() -> Answer:
    """Who is deputy mayor of Goyang, and on which photos is he?"""
    deputy = organization("高陽市").posts.get(title_zh="副市長").official
    photos = Photo.objects.filter(people__official=deputy)
    return {
        "person": said(deputy.name_zh, deputy.name_en),
        "photos": tuple(f"PH.{photo.order:03}" for photo in photos),
    }


@question("Q068", {"大田": "大田廣域市"})
def answer_q068() -> Answer:
    """Which mayors of Korean cities appear?"""
    mayors = _officials_from("韓國").filter(
        posts__title_zh="市長", posts__status=PostStatus.CURRENT
    )
    return [
        {"name": mayor.name_zh, "city": named(mayor.place)}
        for mayor in mayors.prefetch_related("place__aliases")
    ]


@question(
    "Q070",
    {
        "Head of Tourism and Culture, Jambi": ["占碑市旅遊文化局 旅遊文化局局長"],
        "Vice Governor of East Java": ["東爪哇省 副省長"],
        "Governor of Jakarta": ["雅加達 省長"],
        "UCLG ASPAC Ambassador; ex-Minister": [
            "UCLG ASPAC 大使",
            "UCLG ASPAC 主席",
            "印尼共和國社會事務部 社會事務部長",
            "泗水 市長",
        ],
        "Mayor of Banda Aceh": ["班達亞齊 市長"],
    },
)
def answer_q070() -> Answer:
    """Which Indonesian officials appear, in which offices other than those just won?"""
    return [
        {
            "name": person.name_en,
            "title": [_in_full(post) for post in person.posts.all() if not post.is_elected],
        }
        for person in _officials_from("印尼").prefetch_related("posts__organization__aliases")
    ]


@question("Q071")
def answer_q071() -> Answer:
    """Which officials are from China?"""
    return [person.name_zh for person in _officials_from("中國")]


@question("Q073")
def answer_q073() -> Answer:
    """Who is from the Taipei City Government, under which titles?"""
    posts = organization("臺北市政府").posts.select_related("official")
    return [{"name": post.official.name_zh, "title": post.title_zh} for post in posts]


@question("Q074")
def answer_q074() -> Answer:
    """Who came for the New Taipei City Government, under which titles?"""
    city = organization("新北市政府")
    posts = Post.objects.filter(organization__in=[city, *city.children.all()])
    return [
        {"name": post.official.name_zh, "title": post.title_zh}
        for post in posts.select_related("official")
    ]


@question(
    "Q076",
    {"New York": "紐約", "Rio de Janeiro": "里約熱內盧", "Prague": "布拉格"},
)
def answer_q076() -> Answer:
    """Which deputy mayors from outside Asia appear?"""
    deputies = Official.objects.filter(posts__title_zh="副市長").exclude(country__name_zh__in=ASIA)
    return [
        {"name": deputy.name_en, "city": named(deputy.place)}
        for deputy in deputies.prefetch_related("place__aliases")
    ]


@question("Q077")
def answer_q077() -> Answer:
    """Who is secretary general of WeGo, and at which event was he photographed?"""
    secretary = organization("WeGo").posts.get(title_zh="秘書長").official
    event = Event.objects.get(photos__people__official=secretary)
    return {"name": secretary.name_en, "event": named(event)}


@question("Q079", {"廣州市人大常委會務主任": "廣州市人大常委會 人大常委會務主任"})
def answer_q079() -> Answer:
    """Which titles does the report give to Li Xiaoqin?"""
    return [_in_full(post) for post in official("李小琴").posts.select_related("organization")]


@question("Q080")
def answer_q080() -> Answer:
    """Who is mayor of Klang, and which honorific has he?"""
    mayor = organization("Majlis Bandaraya Diraja Klang").posts.get(title_zh="市長").official
    return {"name": mayor.name_en, "honorific": mayor.honorific}


@question("Q082", {"仁川廣域市長": "仁川廣域市 市長"})
def answer_q082() -> Answer:
    """Who presides over the association of Korean governors, and what else is he?"""
    president = organization("韓國道知事協會").posts.get(title_zh="會長")
    other = president.official.posts.exclude(pk=president.pk).get()
    return {
        "name": said(president.official.name_zh, president.official.name_en),
        "also": _in_full(other),
    }


@question("Q083")
def answer_q083() -> Answer:
    """Who is the ambassador at the head of GAROK's local diplomacy?"""
    return Post.objects.get(
        organization__parent=organization("GAROK"), title_zh__endswith="大使"
    ).official.name_en


@question(
    "Q131",
    {
        "2025年10月 中國西安 UCLG 第2次執行局委員會議暨世界理事會議": (
            "2025-10 中國 西安 2025 年度 UCLG 第 2 次執行局委員會議暨世界理事會議"
        ),
        "UCLG 輪值主席（2022-2026 屆最後一任）": "接任本（2022-2026）屆最後一任 UCLG 輪值主席",
    },
)
def answer_q131() -> Answer:
    """Which office will the mayor of Daejeon take, when and where?"""
    post = official("李莊雨").posts.get(status=PostStatus.INCOMING)
    appointment = post.appointments.get()
    meeting = appointment.event
    assert meeting is not None
    assert meeting.starts is not None
    assert meeting.place is not None
    return {
        # The record has no term of the presidency; the words that prove it have.
        "post": Citation.objects.get(record_key=appointment.pk, order=1).quote,
        "event": said(
            meeting.starts.iso(),
            meeting.country.name_zh if meeting.country else "",
            meeting.place.name_zh,
            meeting.name_zh,
        ),
    }


def _officials_from(country: str) -> QuerySet[Official]:
    return Official.objects.filter(country__name_zh=country, kind="official")


def _in_full(post: Post) -> Answer:
    return named(post.organization, also=post.title_zh)


def _texts(aliases: QuerySet[Alias]) -> list[str]:
    return [alias.text for alias in aliases]
