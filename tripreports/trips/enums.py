from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class TripState(TextChoices):
    """The way of a report from the desk to the public."""

    DRAFT = "draft", _("draft")
    IN_REVIEW = "in_review", _("in review")
    APPROVED = "approved", _("approved")
    PUBLISHED = "published", _("published")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Step(TextChoices):
    """One step on that way, as the log names it."""

    SUBMIT = "submit", pgettext_lazy("step", "submitted")
    SEND_BACK = "send_back", pgettext_lazy("step", "returned")
    APPROVE = "approve", pgettext_lazy("step", "approved")
    PUBLISH = "publish", pgettext_lazy("step", "published")
    WITHDRAW = "withdraw", pgettext_lazy("step", "withdrawn")
    REOPEN = "reopen", pgettext_lazy("step", "reopened")
    BEGIN_AMENDMENT = "begin_amendment", pgettext_lazy("step", "amendment begun")
    END_AMENDMENT = "end_amendment", pgettext_lazy("step", "amendment ended")


class ReturnReason(TextChoices):
    """For what a report is returned: the six boxes of the official review form."""

    # Translators: in the words of the review form: 不符原核定出國計畫
    PLAN = "plan", _("It does not fit the plan of travel that was approved.")
    # Translators: in the words of the review form: 以外文撰寫或僅以所蒐集外文資料為內容
    FOREIGN = "foreign", _("It is written in a foreign language, or only foreign material.")
    # Translators: in the words of the review form: 內容空洞簡略或未涵蓋規定要項
    EMPTY = "empty", _("It is empty, too short, or lacks parts that are required.")
    # Translators: in the words of the review form: 抄襲相關資料之全部或部分內容
    COPIED = "copied", _("It copies other material, in whole or in part.")
    # Translators: in the words of the review form: 引用其他資料未註明資料來源
    UNSOURCED = "unsourced", _("It quotes other material without naming the source.")
    # Translators: in the words of the review form: 電子檔案未依格式辦理
    FORMAT = "format", _("The electronic file does not keep to the format.")


class Severity(TextChoices):
    """How much a finding of the checklist weighs; errors must be mended before submission."""

    ERROR = "error", _("must be mended")
    WARNING = "warning", _("look at it")
    HINT = "hint", _("good to know")


class DocumentDue(TextChoices):
    """Which document the categories of a trip call for."""

    REPORT = "report", _("full report")
    SUMMARY_FORM = "summary_form", _("summary form")
    UNKNOWN = "unknown", _("not known yet")


class Category(TextChoices):
    """The boxes of the summary form; the first four call for a full report."""

    STUDY_VISIT = "study_visit", _("study visit")
    TRAINING = "training", _("training")
    RESEARCH = "research", _("research")
    INTERNSHIP = "internship", _("internship")
    OTHER = "other", _("other")
    CONFERENCE = "conference", _("international conference")
    BUSINESS = "business", _("business talks")
    TRADE_FAIR = "trade_fair", _("trade fair")
    PERFORMANCE = "performance", _("performance")
    COMPETITION = "competition", _("competition")
    REFEREE = "referee", _("refereeing")
    INSPECTION = "inspection", _("inspection abroad")
    FREE = "free", _("in other words")

    @classmethod
    def main(cls) -> tuple["Category", ...]:
        return (cls.STUDY_VISIT, cls.TRAINING, cls.RESEARCH, cls.INTERNSHIP, cls.OTHER)


class DelegateRole(TextChoices):
    HEAD = "head", _("head of delegation")
    MEMBER = "member", pgettext_lazy("delegation", "member")


class AttendanceStatus(TextChoices):
    """What an event was to this trip."""

    ATTENDED = "attended", _("attended")
    NOT_STATED = "not_stated", _("attendance not stated")
    CONCURRENT = "concurrent", _("held at the same place and time")
    PAST = "past", _("past")
    FUTURE = "future", _("future")
    REFERENCED = "referenced", _("mentioned")
    HISTORICAL = "historical", _("historical")


class EncounterRole(TextChoices):
    """In which role we came across somebody."""

    MET = "met", _("met")
    CALLED_ON = "called_on", _("called on")
    VISITED = "visited", _("visited")
    PHOTOGRAPHED = "photographed", _("photographed")
    OPENING_REMARKS = "opening_remarks", _("opening remarks")
    CONGRATULATORY_REMARKS = "congratulatory_remarks", _("congratulatory remarks")
    WELCOME_REMARKS = "welcome_remarks", _("words of welcome")
    REMARKS = "remarks", _("remarks")
    KEYNOTE_SPEAKER = "keynote_speaker", _("keynote speaker")
    SPEAKER = "speaker", _("speaker")
    MODERATOR = "moderator", _("moderator")
    EXPERT_COMMENTATOR = "expert_commentator", _("expert commentator")
    VIDEO_MESSAGE = "video_message", _("video message")
    CANDIDATE = "candidate", _("candidate")
    ELECTED = "elected", _("elected")
    APPOINTED = "appointed", _("appointed")


class Basis(TextChoices):
    BODY = "body", pgettext_lazy("basis", "text")
    CAPTION = "caption", _("caption")
    BOTH = "body+caption", _("text and caption")


class Contact(TextChoices):
    """How close the contact was, as far as the source says."""

    EXPLICIT = "explicit", _("stated: met or called on")
    AT_THE_CALL = "at_the_call", _("photographed at the call")
    IN_MEETINGS = "in_meetings", _("caption in the section on meetings")
    PHOTOGRAPHED = "photographed", _("named in a caption only; the picture is missing")
    VISITED = "visited", _("visited or photographed")
    PROGRAMME = "programme", _("on the programme or in a result; no contact stated")


class Presence(TextChoices):
    IN_PERSON = "in_person", pgettext_lazy("presence", "in person")
    REMOTE = "remote", _("by video")
    NOT_STATED = "not_stated", _("not stated")


class DelegateActKind(TextChoices):
    """What one of ours did at an event."""

    SPOKE = "speaker", _("spoke")
    VOTED = "voter", _("voted")
    PLEDGED = "pledger", _("made a pledge")
    MET = "met", _("was greeted")
    INVITED = "invited_attendee", _("attended by invitation")
    ON_SCREEN = "named_on_screen", _("was named on the screen")
    PHOTOGRAPHED = "photographed", _("was photographed")


class CountedFrom(TextChoices):
    """Where the months of a term begin."""

    RETURN = "return", _("the day of return")
    DAY_AFTER = "day_after", _("the day after return")


class MetBy(TextChoices):
    """What stops the clock of a report."""

    SUBMISSION = "submission", _("handing in the report")
    APPROVAL = "approval", _("its approval")


class Duty(TextChoices):
    """What somebody owes by a certain day."""

    REPORT = "report", pgettext_lazy("duty", "Report")
    PROPOSALS = "proposals", pgettext_lazy("duty", "Summary of proposals")
    REVISION = "revision", pgettext_lazy("duty", "Revision")
    REVIEW = "review", pgettext_lazy("duty", "Review")

    @classmethod
    def of_head(cls) -> tuple["Duty", ...]:
        """What may be due sooner where the head of the government led the trip."""
        return (cls.REPORT, cls.PROPOSALS)


class Standing(TextChoices):
    """How a deadline and the work stand to each other on a certain day."""

    OPEN = "open", pgettext_lazy("deadline", "open")
    SOON = "soon", pgettext_lazy("deadline", "due soon")
    OVERDUE = "overdue", pgettext_lazy("deadline", "overdue")
    ON_TIME = "on_time", pgettext_lazy("deadline", "on time")
    LATE = "late", pgettext_lazy("deadline", "late")
    UNDATED = "undated", pgettext_lazy("deadline", "done, on a day that is not recorded")

    @classmethod
    def pressing(cls) -> tuple["Standing", ...]:
        return (cls.SOON, cls.OVERDUE)
