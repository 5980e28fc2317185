#!/usr/bin/env python
"""Django's command line, which answers a bad configuration with one line."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tripreports.settings")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as problem:
        sys.exit(f"Tripreports cannot start: {problem}")


if __name__ == "__main__":
    main()
