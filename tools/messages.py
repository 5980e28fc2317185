"""Collects what must be translated and compiles the translations, without gettext installed.

`messages.py` updates django.po from the sources and compiles django.mo from it.
"""

import importlib.util
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
LOCALE = "zh_Hant"
PO = ROOT / "tripreports" / "locale" / LOCALE / "LC_MESSAGES" / "django.po"
MO = PO.with_suffix(".mo")
KEYWORDS = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "say": None,  # of the public pages
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}

# Packages that come without Traditional Chinese; theirs stands in our catalogue.
WITHOUT_CHINESE = ("unfold", "unfold.contrib.filters", "unfold.contrib.forms", "django_filters")
# Packages whose own translations are to win over ours.
WITH_CHINESE = (
    "django.conf",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "rest_framework",
)

# What our catalogue gives as the place of a text of Django's that it translates anew.
DJANGO = "django"


def folder_of(package: str) -> Path:
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{package} is not installed: run `make install`.")
    return Path(spec.origin).parent


def sources() -> list[Path]:
    package = ROOT / "tripreports"
    folders = [ROOT / "templates", *package.glob("*/templates")]
    pages = [page for folder in folders for page in folder.rglob("*") if page.is_file()]
    code = [path for path in package.rglob("*.py") if "migrations" not in path.parts]
    return sorted([*code, *(page for page in pages if page.suffix in {".html", ".txt", ".xml"})])


def borrowed_sources() -> list[Path]:
    """Code and templates of the packages that come without Traditional Chinese."""
    found: list[Path] = []
    for package in WITHOUT_CHINESE:
        folder = folder_of(package)
        inside = [path.relative_to(folder) for path in folder.rglob("*")]
        # What a package contributes is a package of its own, and may not be installed.
        found += [folder / path for path in inside if "contrib" not in path.parts]
    return sorted(path for path in found if path.suffix in {".py", ".html"})


def extracted(source: Path) -> Iterator[tuple[str | tuple[str, ...], list[str], str | None]]:
    """Each text marked for translation, its comments, and its context."""
    if not settings.configured:
        settings.configure()  # templatize asks it for nothing but defaults
    text = source.read_text(encoding="utf-8")
    if source.suffix != ".py":
        # The indentation of a page is none of Python's.
        text = "\n".join(map(str.lstrip, templatize(text, origin=str(source)).splitlines()))
    found = extract("python", io.BytesIO(text.encode()), KEYWORDS, ["Translators"])
    for _line, message, comments, context in found:
        yield message, comments, context


def first_form(message: str | Sequence[str]) -> str:
    """A text, or the singular of one that is counted."""
    return message if isinstance(message, str) else message[0]


def translated_elsewhere() -> set[str]:
    """Texts that Django and its like say in Traditional Chinese themselves."""
    known: set[str] = set()
    for package in WITH_CHINESE:
        path = folder_of(package) / "locale" / LOCALE / "LC_MESSAGES" / "django.mo"
        with path.open("rb") as file:
            known.update(first_form(message.id) for message in read_mo(file) if message.string)
    return known


def said_better(known: set[str]) -> list[Message]:
    """Texts that our catalogue translates anew, in place of Django's own translation."""
    if not PO.exists():
        return []
    return [
        message
        for message in stored()
        if first_form(message.id) in known
        and any(place == DJANGO for place, _line in message.locations)
    ]


def collected() -> Catalog:
    """Every text marked for translation, in our sources and in packages without Chinese."""
    catalog = Catalog()
    for source in sources():
        for message, comments, context in extracted(source):
            # No line numbers: they would change with every edit.
            place = (source.relative_to(ROOT).as_posix(), 0)
            catalog.add(message, locations=[place], auto_comments=comments, context=context)
    known = translated_elsewhere()
    for source in borrowed_sources():
        for message, comments, context in extracted(source):
            if context or first_form(message) not in known:
                place = (borrowed_name(source), 0)
                catalog.add(message, locations=[place], auto_comments=comments, context=context)
    for better in said_better(known):
        catalog.add(better.id, locations=[(DJANGO, 0)], context=better.context)
    return catalog


def borrowed_name(source: Path) -> str:
    """Where a borrowed text stands, told from the folder of installed packages."""
    return source.as_posix().rpartition("/site-packages/")[2]


def stored() -> Catalog:
    with PO.open("rb") as file:
        return read_po(file, locale=LOCALE)


def compiled(catalog: Catalog) -> bytes:
    buffer = io.BytesIO()
    write_mo(buffer, catalog)
    return buffer.getvalue()


def update() -> None:
    """Adds new texts with empty translations, and drops those that nothing uses any more."""
    catalog = stored() if PO.exists() else new_catalog()
    catalog.update(collected(), no_fuzzy_matching=True, update_creation_date=False)
    catalog.obsolete.clear()
    PO.parent.mkdir(parents=True, exist_ok=True)
    with PO.open("wb") as file:
        write_po(file, catalog, sort_output=True, include_lineno=False, width=98)
    MO.write_bytes(compiled(stored()))


def new_catalog() -> Catalog:
    return Catalog(
        locale=LOCALE,
        project="Tripreports",
        header_comment="# Traditional Chinese of Tripreports, in the words of its civil servants.",
        last_translator="The Tripreports authors",
        fuzzy=False,
    )


def untranslated() -> list[str]:
    """Texts of the sources that have no translation, or one that is only a guess."""
    translations = stored()
    return [
        str(message.id)
        for message in collected()
        if message.id and not is_done(translations.get(message.id, message.context))
    ]


def is_done(message: Message | None) -> bool:
    if message is None or message.fuzzy:
        return False
    forms = message.string if isinstance(message.string, list | tuple) else [message.string]
    return all(forms)


def main() -> None:
    update()
    print(f"{len(untranslated())} texts have no translation in {PO.relative_to(ROOT)}.")


if __name__ == "__main__":
    main()
