"""The clinician of the demo: sees patients by the pages everybody uses, some of them weeks ago."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import click
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from hep.plans import REVIEW_WEEKS
from hep.store.connection import as_of

# What is ticked before printing, where the page asks for it.
_TICKS = ("unasked", "read")


class DemoClinician:
    """Sends forms, one after the other; what is refused ends the demo with the reason."""

    def __init__(self, client: FlaskClient) -> None:
        self._client = client
        self._episodes: dict[tuple[str, str], str] = {}

    def see(self, patient: Mapping[str, Any]) -> None:
        """Add a patient with the plans and the visits the file asks for."""
        asked = {name: patient[name] for name in ("name", "number", "birth_date")}
        fields = {"language": patient.get("language", "en-GB"), **asked}
        with _days_ago(patient.get("days_ago", 0)):
            where = self._added(self._send("/patients/new", fields))
            self._screen(where, patient.get("screening", ()))
        for plan in patient.get("plans", ()):
            self._plan(where, {"days_ago": patient.get("days_ago", 0), **plan})

    def _screen(self, where: str, answers: list[Mapping[str, str]]) -> None:
        fields = {f"{one['condition']}-{name}": value for one in answers
                  for name, value in one.items() if name != "condition"}  # fmt: skip
        if fields:
            self._send(f"{where}/screening", fields)

    def _plan(self, where: str, asked: Mapping[str, Any]) -> None:
        with _days_ago(asked["days_ago"]):
            place = self._start(where, asked)
            for slug in asked.get("exercises", ()):
                self._change(place, {"do": f"add:{slug}"})
            self._change(place, {"goal": asked.get("goal", ""), **_cards(asked)})
            self._print(place, asked)
        for visit in asked.get("visits", ()):
            self._follow_up(place, visit)
        if asked.get("archived"):
            self._send(f"{place}/archive", {})

    def _start(self, where: str, asked: Mapping[str, Any]) -> str:
        """The address of a new plan, in an episode of its own where one is named."""
        episode = self._episode(where, asked["episode"]) if "episode" in asked else {}
        if "plan_template" in asked:
            fields = {name: asked[name] for name in ("plan_template", "side")}
            return self._added(self._send(f"{where}/plans/from-template", {**fields, **episode}))
        return self._added(self._send(f"{where}/plans", episode))

    def _episode(self, where: str, title: str) -> dict[str, str]:
        """The field that names an episode of this patient, which is opened at first."""
        if (where, title) not in self._episodes:
            opened = self._send(f"{where}/episodes/new", {"title": title})
            self._episodes[where, title] = opened.headers["Location"].rsplit("-", 1)[-1]
        return {"episode": self._episodes[where, title]}

    def _follow_up(self, place: str, visit: Mapping[str, Any]) -> None:
        """Ask, choose, and print where the file asks for it."""
        with _days_ago(visit["days_ago"]) as moment:
            review = (moment + timedelta(weeks=REVIEW_WEEKS)).astimezone().date()
            choices = {f"go{key}-what": what for key, what in visit.get("choices", {}).items()}
            fields = {"review_date": str(review), "do": "save", **visit["said"], **choices}
            self._change(f"{place}/follow-up", fields, place)
            self._print(place, visit)

    def _print(self, place: str, asked: Mapping[str, Any]) -> None:
        if asked.get("print"):
            layout = {"layout": asked["layout"]} if "layout" in asked else {}
            self._change(f"{place}/handouts", {"paper": "a4", **layout}, place)

    def _change(self, address: str, fields: Mapping[str, Any], place: str = "") -> None:
        """Send a form about the plan as it is now."""
        page = self._client.get(f"{place or address}/print").get_data(as_text=True)
        seen = {name: _hidden(page, name) for name in ("revision", "looked_at")}
        ticks = {name: "y" for name in _TICKS if f'name="{name}"' in page}
        self._send(address, {**seen, **ticks, **fields})

    def _send(self, address: str, fields: Mapping[str, Any]) -> TestResponse:
        """Send a form. Raises ClickException when it is refused."""
        answer = self._client.post(address, data=fields)
        if answer.status_code >= 400:
            raise click.ClickException(f"The demo could not be made: {answer.status} {address}")
        return answer

    @staticmethod
    def _added(answer: TestResponse) -> str:
        return str(answer.headers["Location"]).split("?")[0].split("#")[0]


def _hidden(page: str, name: str) -> str:
    """The value that a hidden field of the page carries; empty where there is none."""
    found = re.search(rf'name="{name}"[^>]*value="([^"]*)"', page)
    return found[1] if found else ""


def _cards(asked: Mapping[str, Any]) -> dict[str, Any]:
    cards = asked.get("cards", [])
    return {"cards": cards, "cards_shown": "1"} if cards else {}


@contextmanager
def _days_ago(days: int) -> Iterator[datetime]:
    """The same time of the day, days ago; today when there are none."""
    moment = datetime.now(UTC) - timedelta(days=days)
    if not days:
        yield moment
        return
    with as_of(moment):
        yield moment
