"""The query page in a real browser: it works under its policy, asks nobody else, and keeps nothing."""

from collections.abc import Iterator
from typing import Any

import pytest

from ..service.conftest import Server, filled, server

__all__ = ["filled", "server"]


@pytest.fixture
def page(browser: Any, server: Server) -> Iterator[Any]:
    """The query page, just opened; a request elsewhere or an error fails the test."""
    trouble: list[str] = []
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.set_default_timeout(20_000)
    page.on("request", lambda request: request.url.startswith((server.url, "data:")) or trouble.append(request.url))
    page.on("console", lambda message: message.type == "error" and trouble.append(message.text))
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.goto(server.url)
    page.locator("body[data-ready='true']").wait_for()
    yield page
    context.close()
    assert trouble == []


def test_a_ready_question_is_answered_by_a_click(page: Any) -> None:
    page.locator("#queries button[data-name='who-chaired']").click()
    page.locator(".yasr .dataTable").get_by_text("周远山").wait_for()
    assert page.locator("#note").is_hidden()


def test_a_long_answer_says_that_it_is_cut(page: Any) -> None:
    page.evaluate("document.querySelector('.CodeMirror').CodeMirror.setValue('SELECT ?s { ?s ?p ?o }')")
    page.locator(".yasqe_queryButton").click()
    page.locator("#note").wait_for()
    assert "50" in page.locator("#note").inner_text()


def test_an_iri_of_the_graph_leads_to_its_page_here(page: Any) -> None:
    page.evaluate("document.querySelector('.CodeMirror').CodeMirror.setValue('SELECT ?p { ?m civic:chairedBy ?p }')")
    page.locator(".yasqe_queryButton").click()
    with page.expect_popup() as opened:
        page.locator(".yasr .dataTable a.iri").first.click()
    opened.value.wait_for_load_state()
    assert opened.value.locator("h1").inner_text() == "周远山"


def test_nothing_is_kept_in_the_browser(page: Any) -> None:
    page.locator("#queries button").first.click()
    page.locator(".yasr .dataTable").wait_for()
    assert page.evaluate("localStorage.length + sessionStorage.length + document.cookie.length") == 0
