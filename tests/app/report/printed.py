"""Reports printed with the fonts that are here, and read again."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from app.report.fonts import FontShelf, chinese_font
from app.report.pdf import render
from app.report.request import ReportRequest


@pytest.fixture(name="shelf", scope="module")
def system_shelf() -> FontShelf:
    return FontShelf.of_system()


@pytest.fixture(name="chinese")
def chinese_shelf(shelf: FontShelf) -> FontShelf:
    if chinese_font(shelf) is None:
        pytest.skip("no Chinese font is installed here")
    return shelf


def text_of(content: bytes, folder: Path) -> str:
    """Return the text of all pages, without any white space."""
    tool = shutil.which("pdftotext")
    if tool is None:
        pytest.skip("pdftotext (poppler-utils) is not installed here")
    path = folder / "read.pdf"
    path.write_bytes(content)
    out = subprocess.run([tool, "-raw", str(path), "-"], check=True, capture_output=True)
    return re.sub(r"[\s\u200b]+", "", out.stdout.decode())


def said(request: ReportRequest, shelf: FontShelf, folder: Path) -> str:
    return text_of(render(request, shelf), folder)


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)
