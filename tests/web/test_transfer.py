"""Templates as files over HTTP."""

from io import BytesIO

import pytest
from sqlite_utils import Database

from hep.library import Library
from hep.store import plan_templates
from hep.transfer import plan_templates as files
from tests.web.pages import PageClient

# The first account of a test's clinic.
DANA = 1


def send(client: PageClient, content: bytes, name: str = "x.toml") -> tuple[int, str]:
    fields = {"file": (BytesIO(content), name)}
    answer = client.send("/templates/import", fields, content_type="multipart/form-data")
    return answer.status_code, answer.headers.get("Location") or answer.get_data(as_text=True)


def test_a_template_goes_out_and_comes_in_as_ones_own(
    client: PageClient, ben_client: PageClient, db: Database, library: Library
) -> None:
    out = client.get("/templates/ankle-sprain-1/file")
    assert "filename=ankle-sprain-1.toml" in out.headers["Content-Disposition"]
    status, where = send(client, out.data)
    assert (status, where) == (303, "/templates/clinic-ankle-sprain-days-3-to-7")
    kept = plan_templates.get(db, where.rsplit("/", 1)[1], DANA)
    assert files.carried(kept) == files.carried(library.plan_templates["ankle-sprain-1"])
    assert ben_client.get(f"{where}/file").status_code == 404
    assert client.get(f"{where}/file").data == out.data


@pytest.mark.parametrize("change", [(b"weeks = 3", b"weeks = 0"), (b"format", b"f = ")])
def test_a_file_with_a_fault_leaves_nothing(
    client: PageClient, db: Database, change: tuple[bytes, bytes]
) -> None:
    out = client.get("/templates/ankle-sprain-1/file").data
    status, page = send(client, out.replace(*change, 1))
    assert status == 422
    assert "Nothing was kept" in page
    assert plan_templates.all_templates(db, DANA) == []


def test_no_file_is_said(client: PageClient) -> None:
    assert "choose a file first" in send(client, b"", "")[1]
