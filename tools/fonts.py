"""Makes the fonts that the PDF documents are set in, from the fonts that Debian packages.

Only needed to make them anew: `pip install fonttools`, `apt install fonts-noto-cjk fonts-noto-core
fonts-symbola`, then `python tools/fonts.py`. The faces are cut to the characters that each is asked
for: whole, they weigh 60 MB. `coverage.txt` lists the characters that can be printed.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from fontTools import subset
from fontTools.ttLib import TTFont

FOLDER = Path(__file__).resolve().parent.parent / "tripreports" / "documents" / "fonts"
SYSTEM = Path("/usr/share/fonts")
TC = 3  # the face for Traditional Chinese in Noto's collection
HANGUL = (range(0x1100, 0x1200), range(0x3130, 0x3190), range(0xAC00, 0xD7B0))
# Arrows, boxes and symbols exist in the Chinese face too, but of double width: these are plainer.
SYMBOLS = (range(0x2400, 0x2440), range(0x2600, 0x27C0))


class Face(NamedTuple):
    """One file to make: `family` is the name by which the PDF asks for it."""

    family: str
    file: str
    source: str
    number: int


MAIN = Face("Tripreports Serif", "serif.otf", "opentype/noto/NotoSerifCJK-Regular.ttc", TC)
KOREAN = Face("Tripreports Hangul", "hangul.otf", "opentype/noto/NotoSerifCJK-Regular.ttc", TC)
SIGNS = Face("Tripreports Signs", "signs.ttf", "truetype/noto/NotoSansSymbols2-Regular.ttf", -1)
REST = Face("Tripreports Rest", "rest.ttf", "truetype/ancient-scripts/Symbola_hint.ttf", -1)


def main() -> None:
    printed: set[int] = set()
    hangul = {code for block in HANGUL for code in block}
    signs = {code for block in SYMBOLS for code in block}
    printed |= make(MAIN, covered(MAIN) - hangul - signs)
    printed |= make(KOREAN, covered(KOREAN) & hangul)
    printed |= make(SIGNS, covered(SIGNS) - printed)
    printed |= make(REST, covered(REST) - printed)
    lines = "\n".join(f"{first:x} {last:x}" for first, last in ranges(printed))
    (FOLDER / "coverage.txt").write_text(lines + "\n", encoding="ascii")


def covered(face: Face) -> set[int]:
    font = TTFont(SYSTEM / face.source, fontNumber=face.number, lazy=True)
    # No control characters, no private ones: what they look like is nobody's to say.
    return {code for code in font.getBestCmap() if code >= ord(" ") and not is_private(code)}


def is_private(code: int) -> bool:
    return 0x7F <= code < 0xA0 or 0xE000 <= code < 0xF900 or code >= 0xE0000  # noqa: PLR2004 (Unicode's own)


def make(face: Face, codes: set[int]) -> set[int]:
    options = subset.Options()
    options.font_number = face.number
    options.hinting = False
    options.layout_features = []
    options.notdef_outline = True
    options.drop_tables += ["vhea", "vmtx", "VORG", "BASE", "GSUB", "GPOS", "GDEF", "DSIG", "FFTM"]
    font = subset.load_font(SYSTEM / face.source, options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=codes)
    cutter.subset(font)
    rename(font, face.family)
    subset.save_font(font, FOLDER / face.file, options)
    return codes


def rename(font: TTFont, family: str) -> None:
    """A changed font goes by another name, as its licence asks."""
    plain = family.replace(" ", "")
    for record in list(font["name"].names):
        new = {1: family, 3: plain, 4: family, 6: plain, 16: None, 17: None}.get(record.nameID, "")
        if new is None:
            font["name"].removeNames(nameID=record.nameID)
        elif new:
            record.string = new
    if "CFF " in font:
        font["CFF "].cff.fontNames = [plain]


def ranges(codes: Iterable[int]) -> Iterator[tuple[int, int]]:
    """1 2 3 7 → (1, 3) (7, 7)."""
    first = last = None
    for code in sorted(codes):
        if last is not None and code == last + 1:
            last = code
            continue
        if first is not None and last is not None:
            yield first, last
        first = last = code
    if first is not None and last is not None:
        yield first, last


if __name__ == "__main__":
    main()
