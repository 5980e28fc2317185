"""When what is due: values in, values out, without database and clock.

A term of months after the day of return ends on the same day of its last month. One from the day
after is counted as in article 121 of the Civil Code: its first day counts, so it ends the day
before, or with a month that has no such day. Days are counted from the day after an event.
"""

import calendar
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from tripreports.trips.deadlines.calendar import WorkingDays
from tripreports.trips.deadlines.words import because_of_head, line_of, rule_of, what_of
from tripreports.trips.enums import CountedFrom, DocumentDue, Duty, MetBy, Standing

SOON = 14
_ONE_DAY = dt.timedelta(days=1)
# A date beyond it is a slip of the pen, and its deadline might not be a date at all.
_LAST_YEAR = 9000


@dataclass(frozen=True)
class Rules:
    """What a government asks for. A number that its rules do not give is None."""

    report_months: int | None = 3
    counted_from: CountedFrom = CountedFrom.RETURN
    starts_on_working_day: bool = False
    ends_on_working_day: bool = False
    met_by: MetBy = MetBy.SUBMISSION
    head_months: int | None = None
    head_duty: Duty = Duty.REPORT
    revise_days: int | None = None
    review_days: int | None = None


@dataclass(frozen=True)
class Course:
    """What became of one trip so far, as far as deadlines ask for it."""

    returned_on: dt.date
    is_led_by_head: bool = False
    # Of several, the first day on which it was handed in.
    handed_in_on: dt.date | None = None
    approved_on: dt.date | None = None
    sent_back_on: dt.date | None = None
    in_review_since: dt.date | None = None
    # The work may be done though the day is not known.
    is_handed_in: bool = False
    is_approved: bool = False
    document: DocumentDue = DocumentDue.UNKNOWN


@dataclass(frozen=True)
class Deadline:
    """One thing that is or was due, and how it stands."""

    duty: Duty
    due_on: dt.date
    standing: Standing
    days_left: int
    rules: Rules
    months: int | None = None
    is_for_head: bool = False
    done_on: dt.date | None = None
    document: DocumentDue = DocumentDue.UNKNOWN

    @property
    def what(self) -> str:
        """What is due: for a report, the document that the trip's categories call for."""
        return what_of(self)

    @property
    def is_pressing(self) -> bool:
        return self.standing in Standing.pressing()

    @property
    def is_open(self) -> bool:
        return self.is_pressing or self.standing == Standing.OPEN

    @property
    def rule(self) -> str:
        """The rule that says so, in the reader's language."""
        because = because_of_head() if self.is_for_head else ""
        return rule_of(self.rules, self.duty, months=self.months, because=because)

    @property
    def line(self) -> str:
        """What is due, when, by which rule, and how many days are left."""
        return line_of(self)


def deadlines(
    rules: Rules, course: Course, days: WorkingDays, *, today: dt.date, soon: int = SOON
) -> list[Deadline]:
    """All deadlines of one trip, the earliest first."""
    if course.returned_on.year > _LAST_YEAR:
        return []
    clock = _Clock(rules, course, days, today, soon)
    found = (*clock.of_report(), *clock.of_proposals(), *clock.of_revision(), *clock.of_review())
    return sorted(found, key=lambda deadline: deadline.due_on)


@dataclass(frozen=True)
class _Clock:
    rules: Rules
    course: Course
    days: WorkingDays
    today: dt.date
    soon: int

    def of_report(self) -> Iterator[Deadline]:
        is_for_head = self._is_sooner_for(Duty.REPORT)
        months = self.rules.head_months if is_for_head else self.rules.report_months
        if months:
            done_on, is_done = self._report_done()
            yield self._judged(
                Duty.REPORT, self._end_of(months), months, done_on, is_done, is_for_head
            )

    def of_proposals(self) -> Iterator[Deadline]:
        """A reminder only: nobody records when it was sent, so it is never called overdue."""
        months = self.rules.head_months
        if months and self._is_sooner_for(Duty.PROPOSALS) and not self.course.is_handed_in:
            due_on = self._end_of(months)
            if due_on >= self.today:
                yield self._judged(Duty.PROPOSALS, due_on, months, is_for_head=True)

    def of_revision(self) -> Iterator[Deadline]:
        if self.course.sent_back_on and self.rules.revise_days:
            yield self._judged(
                Duty.REVISION, self._after(self.course.sent_back_on, self.rules.revise_days)
            )

    def of_review(self) -> Iterator[Deadline]:
        if self.course.in_review_since and self.rules.review_days:
            yield self._judged(
                Duty.REVIEW, self._after(self.course.in_review_since, self.rules.review_days)
            )

    def _is_sooner_for(self, duty: Duty) -> bool:
        is_asked = self.rules.head_months is not None and self.rules.head_duty == duty
        return is_asked and self.course.is_led_by_head

    def _report_done(self) -> tuple[dt.date | None, bool]:
        """The day that stopped the clock, where it is known, and whether it was stopped."""
        if self.rules.met_by == MetBy.APPROVAL:
            return self.course.approved_on, self.course.is_approved
        # What was returned is to be handed in again; days to revise, where given, have a
        # deadline of their own.
        if self.course.sent_back_on and not self.rules.revise_days:
            return None, False
        return self.course.handed_in_on, self.course.is_handed_in

    def _end_of(self, months: int) -> dt.date:
        returned_on = self.course.returned_on
        if self.rules.counted_from == CountedFrom.RETURN:
            return self._moved(months_after(returned_on, months))
        first = returned_on + _ONE_DAY
        if self.rules.starts_on_working_day:
            first = self.days.on_or_after(first)
        return self._moved(last_day_of_term(first, months))

    def _after(self, day: dt.date, days: int) -> dt.date:
        return self._moved(day + dt.timedelta(days=days))

    def _moved(self, day: dt.date) -> dt.date:
        return self.days.on_or_after(day) if self.rules.ends_on_working_day else day

    def _judged(
        self,
        duty: Duty,
        due_on: dt.date,
        months: int | None = None,
        done_on: dt.date | None = None,
        is_done: bool = False,
        is_for_head: bool = False,
    ) -> Deadline:
        days_left = (due_on - (done_on or self.today)).days
        if done_on:
            standing = Standing.ON_TIME if days_left >= 0 else Standing.LATE
        elif is_done:
            standing = Standing.UNDATED
        elif days_left < 0:
            standing = Standing.OVERDUE
        else:
            standing = Standing.SOON if days_left <= self.soon else Standing.OPEN
        return Deadline(
            duty,
            due_on,
            standing,
            days_left,
            self.rules,
            months=months,
            is_for_head=is_for_head,
            done_on=done_on,
            document=self.course.document,
        )


def months_after(day: dt.date, months: int) -> dt.date:
    """The same day of a later month, or its last one: 31 January and a month is 28 February."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def last_day_of_term(first: dt.date, months: int) -> dt.date:
    """The last day of a term whose first day is counted: 2 October and three months, 1 January."""
    same_day = months_after(first, months)
    # A month without such a day ends the term; else it ends the day before.
    return same_day if same_day.day != first.day else same_day - _ONE_DAY
