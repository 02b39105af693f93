"""How long the builder takes to answer a step: the step is saved and the whole page is made anew.

Run from the top of the repository: `python -m bench.builder [rounds]`. The plan has ten exercises
and the patient has nothing recorded, six conditions, or all of them, which no real patient has.
"""

import re
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from flask.testing import FlaskClient

from hep import plans as plans_
from hep import store
from hep.clinics import Clinic
from hep.library import read
from hep.patients import Patient
from hep.safety.screening import Answer
from hep.store import accounts, clinics, patients, plans, screening
from hep.store.screening import Given
from hep.web import create_app
from hep.web.settings import Settings

PASSWORD = "a short sentence of a bench"
LENGTH = 10


def opened(folder: Path, *, recorded: int) -> tuple[FlaskClient, str]:
    """A signed-in browser, and the address of a plan for a patient with so many conditions."""
    settings = Settings(database=folder / f"{recorded}.db", secret_key="only for a bench")
    db = store.connect(settings.database)
    store.migrate(db)
    clinics.save(db, Clinic("Harbour Street Physiotherapy", "04 555 0142", "1 Example St"))
    dana = accounts.add(db, email="d@example.org", name="Dana", title="PT", password=PASSWORD)
    rosa = patients.add(db, Patient(0, "Rosa Whitfield", "RW-0412", date(1979, 3, 2)))
    library = read()
    apart = max(1, len(library.conditions) // max(1, recorded))
    yes = [Given(slug, Answer.YES) for slug in list(library.conditions)[::apart][:recorded]]
    screening.record(db, rosa.id, dana.id, yes)
    plan = plans_.new(date.today())
    for exercise in list(library.exercises.values())[:LENGTH]:
        plan = plans_.add(plan, exercise)
    saved = plans.create(db, rosa.id, dana.id, plan)
    db.close()
    client = create_app(settings).test_client()
    form = {"csrf_token": token(client, "/sign-in"), "email": dana.email, "password": PASSWORD}
    assert client.post("/sign-in", data=form).status_code == 302
    return client, f"/plans/{saved.id}"


def token(client: FlaskClient, address: str) -> str:
    """The form token of a page."""
    found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', client.get(address).text)
    assert found, address
    return found[1]


def steps(client: FlaskClient, address: str, rounds: int) -> Iterator[float]:
    """Seconds of each step: an exercise moved up or back, and the page that answers it.

    Every step is reviewed as a whole, so that one that keeps the length tells about all.
    """
    form = {"csrf_token": token(client, address)}
    for turn in range(rounds):
        # Each step that changes the plan makes the next revision; a new plan is the first.
        do = "down:3" if turn % 2 else "up:3"
        start = time.perf_counter()
        answer = client.post(
            address, data={**form, "do": do, "revision": turn + 1}, follow_redirects=True
        )
        yield time.perf_counter() - start
        assert answer.status_code == 200, (do, answer.status)


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    with tempfile.TemporaryDirectory() as name:
        for recorded in (0, 6, 73):
            taken = sorted(steps(*opened(Path(name), recorded=recorded), rounds))
            median, late = statistics.median(taken) * 1000, taken[int(rounds * 0.95)] * 1000
            print(f"{recorded or 'no'} conditions: median {median:.0f} ms, p95 {late:.0f} ms")


if __name__ == "__main__":
    main()
