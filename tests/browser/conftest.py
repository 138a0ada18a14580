"""A real headless Chromium without a network; every test fails on an error, a dialog or a request."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from ..conftest import needs
from ..views.rows import Rows, fictional_rows

_FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

OpenPage = Callable[..., Any]


@pytest.fixture(scope="session")
def rows() -> Rows:
    return fictional_rows()


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    executable = os.environ.get("KG_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        needs("needs playwright: pip install civic-kg[dev]")
    if not executable:
        needs("needs Chromium: install the package chromium, or set KG_CHROMIUM to a browser's path")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=_FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Any, tmp_path: Path) -> Iterator[OpenPage]:
    """Opens a page of HTML from a file: ``open_page(html, address=…, viewport=…, color_scheme=…)``."""
    contexts: list[Any] = []
    trouble: list[str] = []

    def open_(html: str, *, address: str = "", ready: str = "html[data-ready='true']", **settings: Any) -> Any:
        path = tmp_path / f"页面{len(contexts)}.html"
        path.write_text(html, encoding="utf-8", newline="\n")
        context = browser.new_context(viewport=settings.pop("viewport", {"width": 1280, "height": 800}), **settings)
        contexts.append(context)
        context.set_offline(True)
        page = context.new_page()
        page.set_default_timeout(10_000)
        _watch(page, trouble)
        page.goto(path.as_uri() + (f"#{address}" if address else ""))
        page.locator(ready).first.wait_for()
        return page

    yield open_
    for context in contexts:
        context.close()
    assert trouble == []


def _watch(page: Any, trouble: list[str]) -> None:
    def check(route: Any) -> None:
        if route.request.url.startswith(("file:", "blob:")):
            route.continue_()
        else:
            trouble.append(f"request: {route.request.url}")
            route.abort()

    def refuse(dialog: Any) -> None:
        trouble.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    page.route("**/*", check)
    page.on("console", lambda message: trouble.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: trouble.append(f"error: {error}"))
    page.on("popup", lambda popup: trouble.append(f"window: {popup.url}"))
    page.on("dialog", refuse)
