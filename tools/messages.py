"""Collects what must be translated and compiles the translations, without gettext installed.

`messages.py` updates django.po from the sources and compiles django.mo from it.
"""

import io
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
LOCALE = "zh_Hant"
PO = ROOT / "tripreports" / "locale" / LOCALE / "LC_MESSAGES" / "django.po"
MO = PO.with_suffix(".mo")
KEYWORDS = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}


def sources() -> list[Path]:
    package = ROOT / "tripreports"
    folders = [ROOT / "templates", *package.glob("*/templates")]
    pages = [page for folder in folders for page in folder.rglob("*") if page.is_file()]
    code = [path for path in package.rglob("*.py") if "migrations" not in path.parts]
    return sorted([*code, *(page for page in pages if page.suffix in {".html", ".txt", ".xml"})])


def collected() -> Catalog:
    """Every text in the sources that is marked for translation."""
    if not settings.configured:
        settings.configure()  # templatize asks it for nothing but defaults
    catalog = Catalog()
    for source in sources():
        text = source.read_text(encoding="utf-8")
        if source.suffix != ".py":
            text = templatize(text, origin=str(source))
        found = extract("python", io.BytesIO(text.encode()), KEYWORDS, ["Translators"])
        for _line, message, comments, context in found:
            catalog.add(
                message,
                # No line numbers: they would change with every edit.
                locations=[(source.relative_to(ROOT).as_posix(), 0)],
                auto_comments=comments,
                context=context,
            )
    return catalog


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
