"""A deadline and its rule in words, for the screen and for mails."""

from typing import TYPE_CHECKING

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from tripreports.core.dates import roc
from tripreports.trips.enums import CountedFrom, DocumentDue, Duty, MetBy, Standing

if TYPE_CHECKING:
    import datetime as dt

    from tripreports.trips.deadlines.terms import Deadline, Rules


def what_of(deadline: "Deadline") -> str:
    """Full report, summary form, or what else is due."""
    if deadline.duty == Duty.REPORT and deadline.document != DocumentDue.UNKNOWN:
        return str(capfirst(deadline.document.label))
    return str(deadline.duty.label)


def rule_of(rules: "Rules", duty: Duty, *, months: int | None = None, because: str = "") -> str:
    """3 months from the day after return, moved past weekends and holidays."""
    if duty == Duty.REVISION:
        parts = [_revise(rules.revise_days or 0)]
    elif duty == Duty.REVIEW:
        parts = [_review(rules.review_days or 0)]
    else:
        parts = [_counted(rules, months or 0)]
    if rules.ends_on_working_day:
        parts.append(_("moved past weekends and holidays"))
    if because:
        parts.append(because)
    if duty == Duty.REPORT and rules.met_by == MetBy.APPROVAL:
        parts.append(_("by when it must be approved"))
    # The comma of a sentence: a character of its own in Chinese.
    return pgettext("sentence", ", ").join(parts)


def rules_in_words(rules: "Rules") -> list[str]:
    """One line for each thing that the rules set a term for."""
    led = _("where the head of the government leads")
    terms = [
        (Duty.REPORT, rules.report_months, ""),
        (rules.head_duty, rules.head_months, led),
        (Duty.REVISION, rules.revise_days, ""),
        (Duty.REVIEW, rules.review_days, ""),
    ]
    return [
        _("%(what)s: %(rule)s")
        % {"what": duty.label, "rule": rule_of(rules, duty, months=term, because=because)}
        for duty, term, because in terms
        if term
    ]


def because_of_head() -> str:
    return _("because the head of the government led the trip")


def line_of(deadline: "Deadline") -> str:
    """Report due on 2026-01-01 (115年1月1日): 3 months …; 40 days left."""
    return _("%(what)s due on %(day)s: %(rule)s; %(standing)s") % {
        "what": what_of(deadline),
        "day": _both_calendars(deadline.due_on),
        "rule": deadline.rule,
        "standing": _standing(deadline),
    }


def _counted(rules: "Rules", count: int) -> str:
    term = {"term": ngettext("%d month", "%d months", count) % count}
    if rules.counted_from == CountedFrom.RETURN:
        return _("%(term)s after the day of return") % term
    if rules.starts_on_working_day:
        return _("%(term)s from the first working day after return") % term
    return _("%(term)s from the day after return") % term


def _revise(count: int) -> str:
    return ngettext("%d day after it was returned", "%d days after it was returned", count) % count


def _review(count: int) -> str:
    return (
        ngettext("%d day after it was handed in", "%d days after it was handed in", count) % count
    )


def _standing(deadline: "Deadline") -> str:
    days = abs(deadline.days_left)
    if deadline.standing == Standing.OVERDUE:
        return ngettext("%d day overdue", "%d days overdue", days) % days
    if deadline.is_open:
        return ngettext("%d day left", "%d days left", days) % days if days else _("due today")
    if deadline.done_on is None:
        return _("done, but the day is not recorded")
    done = {"day": _both_calendars(deadline.done_on), "days": days}
    if deadline.standing == Standing.ON_TIME:
        return _("done on %(day)s, on time") % done
    return (
        ngettext("done on %(day)s, %(days)d day late", "done on %(day)s, %(days)d days late", days)
        % done
    )


def _both_calendars(day: "dt.date") -> str:
    return f"{day.isoformat()} ({roc(day)})"
