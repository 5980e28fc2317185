"""The forms of the photos tab: many files at once, and the words that go with each picture."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from tripreports.events.models import Event
from tripreports.reports.admin.words import overtaken
from tripreports.reports.models import Photo, Section
from tripreports.reports.services import caption_from
from tripreports.trips.models import Trip

if TYPE_CHECKING:
    PhotoModelForm = forms.ModelForm[Photo]
else:
    PhotoModelForm = forms.ModelForm  # it takes no parameter at run time

FROM_LINES, FROM_NAMES = "lines", "names"


ABOUT_THE_PICTURE = ("alternative_text_zh", "alternative_text_en", "is_decorative")


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files; each is looked at when it becomes a photo, and complained of by name."""

    widget = FilesInput

    def clean(self, data: Any, _initial: Any = None) -> list[Any]:
        if not data:
            raise forms.ValidationError(gettext("Choose one photo or more."), "required")
        return list(data)


class PlaceForm(forms.Form):
    """The section and the event of photos, chosen among those of the trip."""

    section = forms.ModelChoiceField(Section.objects.none(), label=_("Section"))
    event = forms.ModelChoiceField(Event.objects.none(), label=_("Event"), required=False)

    def __init__(self, *args: Any, trip: Trip, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["section"].queryset = Section.objects.of(trip).order_by("order")  # type: ignore[attr-defined]  # a choice of rows
        events = Event.objects.filter(attendances__trip=trip).distinct()
        self.fields["event"].queryset = events.order_by("starts_on", "key")  # type: ignore[attr-defined]  # same


class UploadForm(PlaceForm):
    """Many photos of one section, with their captions."""

    pictures = FilesField(
        label=_("Photos"),
        widget=FilesInput({"accept": "image/jpeg,image/png,image/webp", "data-chosen": "chosen"}),
        help_text=_("JPEG, PNG or WebP. Choose as many at once as you like."),
    )
    caption_from = forms.ChoiceField(
        label=_("Captions"),
        choices=[
            (FROM_LINES, _("from the lines below")),
            (FROM_NAMES, _("from the names of the files")),
        ],
        initial=FROM_LINES,
        widget=forms.RadioSelect,
    )
    captions = forms.CharField(
        label=_("Captions, one line for each photo"),
        required=False,
        strip=False,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("In the order of the photos. Leave it empty to write them later."),
    )
    field_order = ("pictures", "section", "event", "caption_from", "captions")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        files = cleaned.get("pictures", [])
        lines = cleaned.get("captions", "").strip("\r\n").splitlines()
        if cleaned.get("caption_from") == FROM_NAMES:
            cleaned["lines"] = [caption_from(file.name) for file in files]
        elif files and lines and len(lines) != len(files):
            told = ngettext(
                "There is %(photos)d photo, but %(lines)d lines. Give each photo a line.",
                "There are %(photos)d photos, but %(lines)d lines. Give each photo a line.",
                len(files),
            )
            self.add_error("captions", told % {"photos": len(files), "lines": len(lines)})
        else:
            cleaned["lines"] = [line.strip() for line in lines]
        return cleaned


class AssignForm(PlaceForm):
    """Another section, or another event, for the photos that are ticked."""

    prefix = "assign"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["section"].required = False


class CardForm(PhotoModelForm):
    """The words of one photo, and its number; `was` is the number that was shown."""

    number = forms.IntegerField(label=_("number"), min_value=1, max_value=9999)
    was = forms.IntegerField(widget=forms.HiddenInput)
    version = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = Photo
        fields = ("caption", *ABOUT_THE_PICTURE)
        widgets = {
            name: forms.Textarea({"rows": 2})
            for name in ("caption", "alternative_text_zh", "alternative_text_en")
        }

    def __init__(self, entered: Any = None, *, instance: Photo) -> None:
        numbers = {"number": instance.order, "was": instance.order, "version": instance.version}
        super().__init__(entered, instance=instance, prefix=instance.key, initial=numbers)
        for name in self.Meta.fields:
            self.fields[name].help_text = ""  # said once above all of them
        if not instance.image:
            for name in ABOUT_THE_PICTURE:
                del self.fields[name]

    @property
    def changed_words(self) -> list[str]:
        return [name for name in self.changed_data if name in self.Meta.fields]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.changed_words and cleaned.get("version") != self.instance.version:
            self.add_error(None, overtaken(self.instance, self.changed_words))
            known = {self.add_prefix("version"): self.instance.version}
            self.data = {**self.data.dict(), **known}  # type: ignore[attr-defined]  # of a request
        return cleaned

    def _post_clean(self) -> None:
        if self.changed_words:  # nothing else needs to be looked up
            super()._post_clean()  # type: ignore[misc]  # Django's own
