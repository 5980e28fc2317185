from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class EventKind(TextChoices):
    CONGRESS = "congress", _("congress")
    SUMMIT = "summit", _("summit")
    FORUM = "forum", _("forum")
    ASSEMBLY_FORUM = "assembly_forum", _("assembly and forum")
    STATUTORY_MEETING = "statutory_meeting", _("statutory meeting")
    STATUTORY_MEETINGS_GROUP = "statutory_meetings_group", _("group of statutory meetings")
    COMMITTEE_MEETING = "committee_meeting", _("committee meeting")
    ROUNDTABLE = "roundtable", _("roundtable")
    DIALOGUE = "dialogue", _("dialogue")
    SESSION = "session", pgettext_lazy("event", "session")
    PARALLEL_SESSION = "parallel_session", _("parallel session")
    TOPIC = "topic", _("topic")
    CEREMONY = "ceremony", _("ceremony")
    CLOSING = "closing", _("closing")
    LAUNCH = "launch", _("launch")
    SIGNING = "signing", _("signing")
    AWARD_CEREMONY = "award_ceremony", _("award ceremony")
    PERFORMANCE = "performance", _("performance")
    ACTIVITY = "activity", _("activity")
    COURTESY_CALL = "courtesy_call", _("courtesy call")
    NETWORKING_GROUP = "networking_group", _("meetings on the margins")
    DINNER = "dinner", _("dinner")
    RECEPTION = "reception", _("reception")
    EXCURSION = "excursion", _("excursion")
    EXCURSION_STOP = "excursion_stop", _("stop of an excursion")
    EXPO = "expo", _("expo")
    SIDE_EXPO = "side_expo", _("side expo")
    EXHIBITION = "exhibition", _("exhibition")
    EXHIBIT = "exhibit", _("exhibit")
    FESTIVAL = "festival", _("festival")
    STAGE = "stage", _("stage")
    SPORTS = "sports", _("sports event")
    BATTLE = "battle", _("battle")


class Mode(TextChoices):
    IN_PERSON = "in_person", _("in person")
    ONLINE = "online", _("online")
    HYBRID = "hybrid", _("in person and online")


class Access(TextChoices):
    OPEN = "open", _("open")
    CLOSED = "closed", _("closed")
    CLOSED_ADMITTED = "closed_admitted", _("closed; we were admitted")


class ParentLink(TextChoices):
    """How an event belongs to the one above it."""

    PROGRAMME = "programme", _("part of the programme")
    SIDE_EVENT = "side_event", _("side event")
    REPORTED_WITH = "reported_with", _("reported with it, an event of its own")


class OrganizerRole(TextChoices):
    ORGANIZER = "organizer", _("organizer")
    CO_ORGANIZER = "co_organizer", _("co-organizer")
    HOST_CITY = "host_city", _("host city")
    PERFORMANCE_HOST = "performance_host", _("host of the performances")
    FOUNDER = "founder", _("founder")


class EventTie(TextChoices):
    """What an event is to another that is neither above nor below it."""

    CONTINUES = "continues", _("continues")
    COINCIDES = "coincides", _("is planned to coincide with")
    CONCURRENT = "concurrent", _("takes place beside")
    PREPARES = "prepares", _("prepares")
    COMPARES = "compares", _("is compared with")


class AppearanceKind(TextChoices):
    OPENING_ADDRESS = "opening_address", _("opening address")
    WELCOME = "welcome", _("words of welcome")
    CONGRATULATIONS = "congratulations", _("congratulations")
    ADDRESS = "address", _("address")
    KEYNOTE = "keynote", _("keynote")
    SPEECH = "speech", _("speech")
    CITY_SPEECH = "city_speech", _("speech for a city")
    CITY_POSITION = "city_position", _("position of a city")
    CITY_PRESENTATION = "city_presentation", _("presentation of a city")
    ORGANIZATION_PRESENTATION = "organization_presentation", _("presentation of an organization")
    INTERVENTION = "intervention", _("intervention")
    COMMENTARY = "commentary", _("expert commentary")
    VIDEO_MESSAGE = "video_message", _("video message")
    MODERATION = "moderation", _("moderation")
    PERFORMANCE = "performance", _("performance")

    @classmethod
    def speeches(cls) -> tuple["AppearanceKind", ...]:
        return tuple(kind for kind in cls if kind not in (cls.MODERATION, cls.PERFORMANCE))


class FeatureKind(TextChoices):
    PERFORMANCE = "performance", _("performance")
    EXHIBIT = "exhibit", _("exhibit")
    COMPETITION = "competition", _("competition")


class OutcomeKind(TextChoices):
    CONSENSUS = "consensus", _("consensus")
    CLOSING_EMPHASIS = "closing_emphasis", _("closing emphasis")
    DOCUMENT_ADOPTED = "document_adopted", _("document adopted")
    MUTUAL_INTENT = "mutual_intent", _("mutual intent")


class ResolutionKind(TextChoices):
    APPROVAL = "approval", _("approval")
    ADMISSION = "admission_of_members", _("admission of members")
    NEW_MEMBER = "new_member", _("new member")
    DUES_REDUCTION = "dues_reduction", _("reduction of dues")
    DUES_BENEFICIARY = "dues_reduction_beneficiary", _("beneficiary of reduced dues")
    ADOPTION = "adoption_of_document", _("adoption of a document")
    HOSTING = "award_of_hosting", _("award of hosting")
    THANKS_FOR_HOSTING = "thanks_for_hosting", _("thanks for hosting")
    APPOINTMENT = "appointment", _("appointment")


class AppointmentStatus(TextChoices):
    APPOINTED = "appointed", _("appointed")
    INCOMING = "incoming", _("to take office")
    INCUMBENT = "incumbent", _("in office")


class DocumentKind(TextChoices):
    DECLARATION = "declaration", _("declaration")
    MANIFESTO = "manifesto", _("manifesto")
    STRATEGY = "strategy", _("strategy")


class DocumentAct(TextChoices):
    ADOPTED = "adopted", _("adopted")
    SIGNED = "signed", _("signed")
    PRESENTED = "presented", _("presented")


class AgreementKind(TextChoices):
    MOU = "mou", _("memorandum of understanding")
    LOI = "loi", _("letter of intent")
    AGREEMENT = "agreement", _("agreement")
    DECLARATION = "declaration", _("joint declaration")
    ALLIANCE = "alliance", _("formal alliance")


class AgreementStatus(TextChoices):
    SIGNED = "signed", _("signed")
    CONSIDERED = "under_consideration", _("under consideration, not signed")
    ENDED = "ended", _("ended")


class Comparator(TextChoices):
    """How a stated value relates to the true one."""

    EXACTLY = "=", _("exactly")
    MORE_THAN = ">", _("more than")
    AT_LEAST = ">=", _("at least")
    ABOUT = "~", pgettext_lazy("comparator", "about")
    NEARLY = "<~", _("nearly")
    QUALITATIVE = "qualitative", _("in words only")
