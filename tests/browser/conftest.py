"""A headless Chromium without a network, and the reports it opens; all is skipped where there is none."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browser_cases import bundled, many

LOOPBACK = ["127.0.0.1", "::1", "localhost"]
FLAGS = """
    --headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking
    --disable-component-update --disable-sync --hide-scrollbars --disable-dev-shm-usage --window-size=1280,900
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here not in item.path.parents:
            continue
        # The driver is spoken to over a local port; nothing else may be.
        item.add_marker(pytest.mark.allow_hosts(LOOPBACK))
        if not os.environ.get("SRCCOMPARE_FULL") and not item.get_closest_marker("smoke"):
            item.add_marker(pytest.mark.skip(reason="SRCCOMPARE_FULL is not set (.ci/full sets it)"))


@pytest.fixture(scope="session")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The browser."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    chromedriver = shutil.which("chromedriver")
    if not browser or not chromedriver:
        pytest.skip("no chromium and chromedriver here (Debian: chromium, chromium-driver)")
    webdriver = pytest.importorskip("selenium.webdriver")
    options = webdriver.ChromeOptions()
    options.binary_location = browser
    for flag in FLAGS.split():
        options.add_argument(flag)
    options.add_argument(f"--user-data-dir={tmp_path_factory.mktemp('browser')}")
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(chromedriver))
    driver.set_page_load_timeout(60)
    yield driver
    driver.quit()


@pytest.fixture(scope="session")
def small_report(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where the report on the bundled event lies."""
    path = tmp_path_factory.mktemp("small") / "report.html"
    bundled().to_html(path)
    return path.as_uri()


@pytest.fixture(scope="session")
def large_report(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where a report on more than thirty-three articles lies."""
    path = tmp_path_factory.mktemp("large") / "report.html"
    many().to_html(path)
    return path.as_uri()
