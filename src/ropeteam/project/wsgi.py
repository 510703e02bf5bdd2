"""For a web server: `up` starts granian with it; any other WSGI server needs DATABASE_URL and ROPETEAM_HOME set."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ["DJANGO_SETTINGS_MODULE"] = "ropeteam.project.settings"

application = get_wsgi_application()
