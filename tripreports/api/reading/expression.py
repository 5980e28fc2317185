"""From what a resource declares to the expression that reads it.

Every record that another one mentions is looked up through `visible_to` the reader: what a draft
refers to is null, or missing from the list.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, cast

from django.apps import apps
from django.db.models import (
    Case,
    F,
    JSONField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Substr
from django.urls import reverse

from tripreports.api.reading.expressions import All, Led, Object, One, text
from tripreports.api.reading.fields import (
    Address,
    Column,
    Computed,
    Field,
    KeyOf,
    PartialDate,
    Ref,
    Refs,
    Rows,
    Subject,
    Values,
)
from tripreports.api.reading.resource import ADDRESSES, Cited, Page, Resource, model_at, names_of
from tripreports.api.reading.shape import Expansions, Shape, below, is_expanded
from tripreports.core.enums import Precision
from tripreports.core.models import Record, RecordQuerySet

if TYPE_CHECKING:
    from tripreports.core.visibility import Reader

_LENGTHS = {Precision.YEAR: 4, Precision.MONTH: 7}
_KEY = "key"


class OnSite(str):
    """A path, before which a statement gets the address at which the client found us.

    A kind of its own, so that nothing that a client sends can be taken for it.
    """

    __slots__ = ()


class Reading:
    """The expressions that one kind of reader gets."""

    def __init__(self, reader: "Reader | None", resources: Mapping[str, Resource]) -> None:
        self.reader = reader
        self.resources = resources
        self._of_model = {one.model: one for one in resources.values()}

    def visible(self, model: Any) -> RecordQuerySet[Any]:
        return cast("RecordQuerySet[Any]", model._default_manager.all()).visible_to(self.reader)

    def related(self, model: Any, path: str) -> RecordQuerySet[Any]:
        """The visible records to which a list of references leads, or that refer here."""
        relation = model._meta.get_field(path)
        is_reverse = relation.auto_created
        back = relation.remote_field.name if is_reverse else relation.related_query_name()
        return self.visible(relation.related_model).filter(**{back: OuterRef("pk")})

    def record(self, resource: Resource, shape: Shape) -> Object:
        """What a request wants to see of a record of the resource."""
        found = self.addresses(resource)
        for name in shape.members:
            if name not in ADDRESSES:
                field = resource.all_fields[name]
                found[name] = self.field(resource.model, field, shape.expansions, shape)
        shown = {name: found[name] for name in found if name in shape.members}
        if shape.has_citations:
            shown[resource.cited.name] = self._citations(resource.model, resource.cited)
        return Object(shown)

    def field(self, model: Any, field: Field, paths: Expansions, shape: Shape) -> Any:
        """What stands for a field; `paths` are the expansions within it."""
        if isinstance(field, Ref | Refs | Rows):
            return self._others(model, field, paths, shape)
        if isinstance(field, Values):
            return All(self.related(model, field.path), F(field.column))
        if isinstance(field, KeyOf):
            return self._key(model, field)
        return self._named(field) if isinstance(field, Subject) else _plain(field)

    def _others(
        self, model: Any, field: Ref | Refs | Rows, paths: Expansions, shape: Shape
    ) -> One | All | Led:
        if isinstance(field, Ref):
            other = model_at(model, field.path)
            found = self.visible(other).filter(pk=OuterRef(field.path))
            if field.fields:
                return One(found, self._object(other, field.fields))
            return One(found, self._mentioned(other, field.name, paths, shape))
        rows = self.related(model, field.path)
        if isinstance(field, Refs):
            return All(rows, self._mentioned(rows.model, field.name, paths, shape))
        listed = All(rows, self._row(rows.model, field, paths, shape))
        return Led(field.first(), listed) if field.first else listed

    def _object(self, model: Any, fields: tuple[Field, ...]) -> Object:
        plain = Shape(())
        return Object({one.name: self.field(model, one, frozenset(), plain) for one in fields})

    def _key(self, model: Any, field: KeyOf) -> Any:
        keys = [
            Subquery(
                self.visible(model_at(model, path))
                .filter(pk=OuterRef(path))
                .order_by()
                .values(_KEY)
            )
            for path in field.paths
        ]
        return Coalesce(*keys) if len(keys) > 1 else keys[0]

    def addresses(self, resource: Resource) -> dict[str, Any]:
        """The key of a record and where it stands, in the API and on the site."""
        listed = reverse(resource.view("list"))
        page = resource.page
        return {
            "key": F(_KEY),
            "url": text(OnSite(listed), F(_KEY), "/"),
            "html_url": page_address(page) if isinstance(page, Page) else self._page_of(page),
        }

    def subject(self, field: Subject, shown: Callable[[QuerySet[Any]], Any], **kind: Any) -> Case:
        """Something of the record that a generic relation names, whichever kind it is of."""
        kinds = [model for model in apps.get_models() if issubclass(model, Record)]
        ways = (
            When(
                **{field.kind_path: model._meta.model_name},
                then=shown(self.visible(model).filter(pk=OuterRef(field.key_path)).order_by()),
            )
            for model in kinds
        )
        return Case(*ways, **({"output_field": JSONField()} | kind))

    def _named(self, field: Subject) -> Case:
        def told(found: QuerySet[Any]) -> One:
            kind = found.model
            return One(found, self.brief(kind, kind=Value(kind._meta.model_name)))

        return self.subject(field, told)

    def _page_of(self, field: Subject) -> Case:
        """The page of what the record is about; null where that has none of its own."""

        def page(found: QuerySet[Any]) -> Any:
            resource = self._of_model.get(found.model)
            if resource is None or not isinstance(resource.page, Page):
                return Value(None, output_field=TextField())
            return Subquery(found.values(page_=page_address(resource.page)))

        return self.subject(field, page, output_field=TextField())

    def _row(self, model: Any, field: Rows, paths: Expansions, shape: Shape) -> Object:
        inner = below(paths, field.name)
        members = {one.name: self.field(model, one, inner, shape) for one in field.fields}
        if shape.has_citations and "key" in members:
            members["citations"] = self._citations(model, Cited())
        return Object(members)

    def _mentioned(self, model: Any, name: str, paths: Expansions, shape: Shape) -> Object:
        """Another record: in brief, or as its own lists show it."""
        resource = self._of_model.get(model)
        if resource is None or not is_expanded(paths, name):
            return self.brief(model)
        members, inner = Shape.of_list(resource).members, below(paths, name)
        return self.record(resource, Shape(members, inner, shape.has_citations))

    def brief(self, model: Any, **also: Any) -> Object:
        resource = self._of_model.get(model)
        names = {name: F(name) for name in self.names(model)}
        return Object(
            also | (self.addresses(resource) if resource else {"key": F(_KEY)}) | names | also
        )

    def names(self, model: Any) -> tuple[str, ...]:
        """The columns that stand for a record where another mentions it."""
        resource = self._of_model.get(model)
        return resource.names if resource else names_of(model)

    def _citations(self, model: Any, cited: Cited) -> All:
        """The words that prove a record, as their own lists show them but for the record."""
        resource = self.resources["citations"]
        found = self.visible(resource.model).filter(
            record_type__app_label=model._meta.app_label,
            record_type__model=model._meta.model_name,
            record_key=OuterRef(_KEY),
        )
        if cited.fields:
            return All(found, self._object(resource.model, cited.fields))
        names = (one.name for one in resource.fields if not isinstance(one, Subject))
        return All(found, self.record(resource, Shape((*ADDRESSES, *names))))


def page_address(page: Page) -> Any:
    """Where a record is shown on the site; null where its page is not known."""
    before, after = _around(page.view)
    plain, brace, rest = page.anchor.partition("{key}")
    named = [F(name) for name in page.anchored_by] if brace else []
    anchor = [Coalesce(*named)] if len(named) > 1 else named
    hash_ = "#" if page.anchor else ""
    return text(
        OnSite(before),
        F(page.column),
        f"{after}{hash_}{plain}",
        *anchor,
        *([rest] if rest else []),
    )


def _around(view: str) -> list[str]:
    """What stands before and after the key in the address of a view."""
    return reverse(view, args=["\0"]).split("%00")


def _plain(field: Column | PartialDate | Computed | Address) -> Any:
    """What is read from the record alone."""
    if isinstance(field, PartialDate):
        return _partial_date(field)
    if isinstance(field, Address):
        return _file_address(field)
    return field.expression() if isinstance(field, Computed) else F(field.path)


def _partial_date(field: PartialDate) -> Any:
    lengths = (When(**{field.precision: one}, then=length) for one, length in _LENGTHS.items())
    return Substr(Cast(F(field.on), TextField()), 1, Case(*lengths, default=10))


def _file_address(field: Address) -> Any:
    before, after = _around(field.view)
    filled = {f"{field.column}": ""}
    address = text(OnSite(before), F(_KEY), after)
    return Case(When(~Q(**filled), then=address), output_field=TextField())
