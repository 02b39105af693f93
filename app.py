"""The application, for `flask --app app` and for any WSGI server."""

from hep.web import create_app
from hep.web.settings import SettingRefused

try:
    app = create_app()
except SettingRefused as refused:
    raise SystemExit(str(refused)) from None
