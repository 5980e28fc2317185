"""Reads a pickled outline, which our own process sent, and writes the PDF."""

import pickle
import resource
import sys

from tripreports.documents.pdf.writer import write_pdf

# Beyond it, something is wrong with the document.
_MOST_MEMORY = 4 * 1024**3


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    document = pickle.load(sys.stdin.buffer)  # noqa: S301 (sent by our own process)
    sys.stdout.buffer.write(write_pdf(document))


if __name__ == "__main__":
    main()
