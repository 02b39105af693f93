"""The glossary explains the words of the clinical view."""

from hep.library import Library
from tests.web.pages import PageClient


def page(client: PageClient, address: str = "/glossary") -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def test_every_word_stands_there_with_its_meaning(client: PageClient, library: Library) -> None:
    text = page(client)
    for term in library.glossary.values():
        assert f'id="{term.slug}"' in text
        assert term.meaning in text
    assert f"{len(library.glossary)} of {len(library.glossary)} words" in text


def test_a_search_keeps_the_words_that_hold_it(client: PageClient) -> None:
    text = page(client, "/glossary?q=hands+KNEES")
    assert 'id="quadruped"' in text
    assert 'id="supine"' not in text


def test_a_search_for_nothing_known_says_so(client: PageClient) -> None:
    text = page(client, "/glossary?q=xylophone%22%3E%3Cscript%3E")
    assert "No word matches." in text
    assert "<script>" not in text.partition("<main")[2].partition("</main")[0]


def test_see_leads_to_the_whole_list(client: PageClient) -> None:
    text = page(client, "/glossary?q=hook")
    assert 'href="/glossary#supine"' in text


def test_the_about_page_and_the_exercise_page_lead_to_it(client: PageClient) -> None:
    for address in ("/about", "/exercises/bridge"):
        assert 'href="/glossary"' in page(client, address)


def test_a_stranger_is_asked_to_sign_in(stranger: PageClient) -> None:
    assert stranger.get("/glossary").status_code == 302
