"""The application, for `flask --app app` and for any WSGI server."""

from hep.web import create_app

app = create_app()
