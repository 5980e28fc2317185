"""The licence of a dump, in words, in both languages."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from tripreports.core.licence import LICENCE_ADDRESS, LICENCE_NAME

LANGUAGES = ("zh-hant", "en")


def terms() -> str:
    """For whoever finds the file without the site around it."""
    return "\n".join(_in(language) for language in LANGUAGES)


def _in(language: str) -> str:
    with override(language):
        source = ", ".join(part for part in (settings.OPERATOR, settings.SITE_URL) if part)
        paragraphs = [
            f"# {_('Licence')}",
            _(
                "The records and the texts of the reports are open data. They ask for one thing: name the source."
            ),
            f"{_(LICENCE_NAME)}: <{LICENCE_ADDRESS}>",
            *([f"{_('Source')}: {source}"] if source else []),
            _("Compatible with the Creative Commons Attribution License 4.0 International."),
            _(
                "The text of a report is verbatim. Its division into records is no statement of the government that wrote it."
            ),
            _(
                "A record that says more than its report does is marked as derived, here and in the API."
            ),
            _(
                "A report can be amended or withdrawn. Ask again before you publish, or follow the feed."
            ),
        ]
    return "\n\n".join(map(str, paragraphs)) + "\n"
