"""The picture of a photo: an original that stays private, and the renditions that readers get."""

from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from django import forms
from django.db import models, transaction
from django.db.models.fields.files import ImageFieldFile
from django.urls import reverse
from django.utils import timezone

from tripreports.core.keys import new_key
from tripreports.reports import renditions

if TYPE_CHECKING:
    from django.core.files.base import File

_SUFFIXES = {".jpg", ".jpeg", ".png", ".webp"}


def picture_name(_photo: models.Model, filename: str) -> str:
    """A place that is used once only: what the file was called says more than readers may know."""
    suffix = PurePosixPath(filename).suffix.lower()
    folder = timezone.localdate().strftime("photos/%Y/%m")
    return f"{folder}/{new_key()}{suffix if suffix in _SUFFIXES else ''}"


class PictureFile(ImageFieldFile):
    """An original. Once it is saved for good, its renditions are drawn."""

    def save(self, name: str, content: "File[Any]", save: bool = True) -> None:
        super().save(name, content, save)
        drawing = partial(renditions.make, self.storage, str(self.name))
        # A picture that cannot be drawn is shown as missing; it does not stop the others.
        transaction.on_commit(drawing, robust=True)

    @property
    def url(self) -> str:
        """Of the rendition, behind the question who may see it. An original has no address."""
        return reverse("browse:photo-file", args=[self.instance.pk])


class PictureFormField(forms.FileField):
    """A file that the validators of the model look into: Django's own opens any format at all."""

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return super().widget_attrs(widget) | {"accept": "image/jpeg,image/png,image/webp"}


class PictureField(models.ImageField):
    attr_class = PictureFile

    def formfield(self, **kwargs: Any) -> Any:
        # What the file is called may be long: it is stored under another name.
        own = {"form_class": PictureFormField, "max_length": None}
        return super().formfield(**own | kwargs)
