"""The entrance for WSGI servers such as gunicorn."""

import gc
import os
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tripreports.settings")

application = get_wsgi_application()

# Loaded now, and not while the first who ask wait.
import_module(settings.ROOT_URLCONF)
# What is loaded stays. To look through it for garbage takes a tenth of a second, in the middle of
# an answer or while other writers wait.
gc.collect()
gc.freeze()
