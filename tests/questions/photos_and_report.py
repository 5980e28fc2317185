"""The report as printed: sections, paragraphs, captions."""

from django.db.models import Q

from tests.questions.comparing import Answer, said
from tests.questions.finding import event, named, names_of, organization, trip
from tests.questions.registry import question
from tripreports.directory.models import Official
from tripreports.events.models import Event
from tripreports.reports.models import Paragraph, Section


@question("Q133")
def answer_q133() -> Answer:
    """How many captions has the report?"""
    return trip().photos.exclude(caption="").count()


@question("Q134")
def answer_q134() -> Answer:
    """How many captions has item 9, on the people met during the congress?"""
    return _section("會議期間會晤各國代表及交流").photos.exclude(caption="").count()


@question("Q140")
def answer_q140() -> Answer:
    """How many blocks of text has the summary?"""
    return _section("摘要").paragraphs.count()


@question("Q145")
def answer_q145() -> Answer:
    """Whom does the report name in captions only?"""
    body = "\n".join(Paragraph.objects.of(trip()).values_list("text", flat=True))
    people = Official.objects.filter(photo_mentions__photo__trip=trip()).distinct()
    return [
        named(person)
        for person in people.prefetch_related("aliases")
        if not any(name in body for name in names_of(person))
    ]


@question(
    "Q146",
    {"張其強 (New Taipei City Deputy Secretary-General)": "張其強 新北市政府 副秘書長"},
)
def answer_q146() -> Answer:
    """Who, not from Taichung, was photographed at both congresses?"""
    person = (
        Official.objects.exclude(posts__organization=organization("臺中市政府"))
        .filter(photo_mentions__photo__event__in=_within("The 10th UCLG ASPAC Congress"))
        .filter(
            photo_mentions__photo__event__in=_within(
                "Metropolis 40th Anniversary Seoul Congress 2025"
            )
        )
        .distinct()
        .get()
    )
    post = person.posts.get()
    assert post.organization is not None
    return said(person.name_zh, post.organization.name_zh, post.title_zh)


def _section(title: str) -> Section:
    return trip().sections.get(title=title)


def _within(name: str) -> list[Event]:
    """The event of that name and all below it: the tree is four levels deep."""
    top = event(name)
    below = Q(parent=top) | Q(parent__parent=top) | Q(parent__parent__parent=top)
    return list(Event.objects.filter(Q(pk=top.pk) | below))
