"""What stands behind the text: whom the delegation met, what was elected, and where it is proved."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from tripreports.core.models import in_language
from tripreports.documents.compose.material import Material
from tripreports.documents.compose.wording import both, both_names, licence, listed, sentence, table
from tripreports.documents.outline import Block, Heading, Paragraph, Style
from tripreports.elections.models import Candidacy, Contest, Election
from tripreports.trips.models import Encounter


def annexes(material: Material) -> Iterator[Block]:
    made = [
        (_("Register of people met"), list(people(material))),
        (_("Results of elections"), list(elections(material))),
        (_("Sources"), list(sources(material))),
    ]
    filled = [(title, blocks) for title, blocks in made if blocks]
    for number, (title, blocks) in enumerate(filled, 1):
        yield Heading(1, sentence(_("Annex %d") % number, title))
        yield from blocks


def people(material: Material) -> Iterator[Block]:
    """Everybody once, with the title of then, and each event at which we met."""
    met: dict[str, list[Encounter]] = {}
    for one in material.encounters:
        if one.official_id:
            met.setdefault(one.official_id, []).append(one)
    heads = (_("Name"), pgettext("person", "Title"), _("Organization"), _("Where met"))
    rows = [
        (
            both_names(every[0].official),
            _first(_title(one) for one in every),
            _first(both_names(one.post.organization) if one.post else "" for one in every),
            "\n".join(dict.fromkeys(f"{one.event} ({one.get_contact_display()})" for one in every)),
        )
        for every in met.values()
    ]
    if rows:
        yield table(heads, rows, (24, 22, 24, 30))


def elections(material: Material) -> Iterator[Block]:
    """Each contest with who stood and what came of it."""
    for election in material.elections:
        yield Heading(2, both_names(election))
        yield from _contests(election)


def sources(material: Material) -> Iterator[Block]:
    """Where the record is, and that each of its statements has its words there."""
    told = _("Every statement of this record is shown with the words that prove it at %s.")
    yield Paragraph(told % material.address)
    yield Paragraph(licence(), Style.NOTE)


def _contests(election: Election) -> Iterator[Block]:
    heads = (_("Candidate"), _("Outcome"), _("Term"))
    for contest in election.contests.all():
        candidacies = list(contest.candidacies.all())
        yield Heading(3, _named(contest))
        if candidacies:
            rows = [_row(one, contest) for one in candidacies]
            yield table(heads, rows, (52, 22, 26))
        allocations = [(str(one.place), one.seats) for one in contest.allocations.all()]
        if allocations:
            yield table((_("Country"), _("Seats")), allocations, (70, 30))
        if contest.decision_text:
            yield Paragraph(contest.decision_text, Style.NOTE)


def _named(contest: Contest) -> str:
    position = both(contest.position_zh, contest.position_en)
    within = listed(str(one) for one in (contest.body, contest.constituency) if one)
    seats = "" if contest.seats_stated is None else _("%d seats") % contest.seats_stated
    return listed(text for text in (position, within, seats) if text)


def _row(one: Candidacy, contest: Contest) -> tuple[str, str, str]:
    who = both_names(one.official or one.organization)
    return who, one.get_outcome_display(), one.period or contest.period


def _title(one: Encounter) -> str:
    return in_language(one.post.title_zh, one.post.title_en) if one.post else ""


def _first(texts: Iterator[str]) -> str:
    return next((text for text in texts if text), "")
