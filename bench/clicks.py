"""From the click on Print to the last byte, over HTTP, the issuing write included."""

import http.client
import re
import tempfile
import threading
import time
from pathlib import Path
from urllib.parse import urlencode

import waitress

from bench.sheets import EXERCISES, library
from hep import plans as plans_
from hep import store
from hep.accounts import Account
from hep.clinics import Clinic
from hep.patients import Patient
from hep.store import accounts, clinics, patients, plans
from hep.web import context, create_app, sheets
from hep.web.settings import Settings

PASSWORD = "a short sentence of a measurement"


class Clicks:
    """A server with one patient and one plan, and a browser that is signed in."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="bench-clicks-")
        settings = Settings(database=Path(self._folder.name) / "hep.db", secret_key="bench")
        self._plan = self._fill(settings)
        opened: dict[int, object] = {}
        self._server = waitress.create_server(
            create_app(settings), host="127.0.0.1", port=0, threads=4, map=opened
        )
        threading.Thread(target=self._server.run, daemon=True).start()
        self._line = http.client.HTTPConnection("127.0.0.1", self._server.effective_port)
        self._cookie = ""
        self._token = self._read_token("/sign-in")
        self._post("/sign-in", {"email": "dana@example.org", "password": PASSWORD})
        self._token = self._read_token("/about")

    def look(self) -> None:
        """Look at the draft until the sheet is rendered ahead."""
        self._get(f"/plans/{self._plan}/preview.pdf")
        sheets.ahead.settle()

    def click(self) -> int:
        """Print, follow to the PDF, read it to the end."""
        page = {"revision": "1", "paper": "a4", "unasked": "y", "read": "y"}
        status, headers, _ = self._post(f"/plans/{self._plan}/handouts", page)
        assert status == 303, status
        return len(self._get(headers["Location"]))

    def timed(self) -> tuple[int, float]:
        """Bytes, and milliseconds from the click to the last byte."""
        start = time.perf_counter()
        size = self.click()
        return size, (time.perf_counter() - start) * 1000

    def stop(self) -> None:
        self._line.close()
        self._server.close()
        self._folder.cleanup()

    def _fill(self, settings: Settings) -> int:
        db = store.connect(settings.database)
        store.migrate(db)
        clinics.save(db, Clinic("Harbour Street", "04 555 0142", "12 Harbour Street", "NZ", "111"))
        dana = accounts.add(
            db, email="dana@example.org", name="Dana Okafor", title="PT", password=PASSWORD
        )
        rosa = patients.add(db, Patient(0, "Rosa Whitfield"))
        plan = self._made(dana)
        saved = plans.create(db, rosa.id, dana.id, plan)
        db.close()
        return saved.id

    def _made(self, _account: Account) -> plans_.Plan:
        plan = plans_.new(context.today())
        for slug in EXERCISES:
            plan = plans_.add(plan, library().exercises[slug])
        return plan

    def _read_token(self, path: str) -> str:
        found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', self._get(path).decode())
        assert found
        return found[1]

    def _get(self, path: str) -> bytes:
        return self._send("GET", path)[2]

    def _post(self, path: str, fields: dict[str, str]) -> tuple[int, dict[str, str], bytes]:
        body = urlencode({"csrf_token": self._token, **fields})
        return self._send("POST", path, body)

    def _send(
        self, method: str, path: str, body: str | None = None
    ) -> tuple[int, dict[str, str], bytes]:
        headers = {"Cookie": self._cookie, "Referer": "http://127.0.0.1/"}
        if body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self._line.request(method, path, body, headers)
        answer = self._line.getresponse()
        if cookie := answer.headers.get("Set-Cookie"):
            self._cookie = cookie.split(";")[0]
        return answer.status, dict(answer.headers), answer.read()
