"""Writing the report: one PDF/A file, tagged for screen readers."""

import json
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import ReportFailure
from app.report.compose import compose
from app.report.fonts import FontShelf, chinese_font
from app.report.request import ReportRequest
from app.report.wording import fixed_instant
from app.store.files import FOLDER_MODE, write_atomic, writing
from app.texts import ASSETS

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_NO_GLYPH = "could not be displayed"


def write_report(request: ReportRequest, out: Path, shelf: FontShelf | None = None) -> Path:
    """Write the report to `out`, whole or not at all, for the owner's eyes only.

    The same request gives the same bytes on the same machine. In Chinese without a Chinese font,
    the report comes out in English and says why.

    Raises: ReportFailure report_nothing or report_failed; StorageFailure disk_full or
        folder_not_writable.
    """
    content = render(request, shelf or FontShelf.of_system())
    with writing(out):
        out.parent.mkdir(parents=True, exist_ok=True, mode=FOLDER_MODE)
    write_atomic(out, content)
    return out


def render(request: ReportRequest, shelf: FontShelf) -> bytes:
    """Return the file's bytes.

    A character that no font has is printed as its code; where even that does not help, the file
    is an ordinary PDF instead of PDF/A.

    Raises: ReportFailure report_nothing, or report_failed with the compiler's words in `detail`.
    """
    import typst

    if not request.sessions:
        raise ReportFailure("report_nothing")
    page = compose(request, shelf)
    data = json.dumps(page, default=_plain, ensure_ascii=False)
    failure: typst.TypstError | None = None
    for text, archival in _tries(data, shelf):  # pragma: no branch - the last try needs no glyph
        try:
            return _compiled(text, request, shelf, archival=archival)
        except typst.TypstError as error:
            failure = error
            if _NO_GLYPH not in error.message:
                break
    raise ReportFailure("report_failed", detail=str(failure)) from failure


def _tries(data: str, shelf: FontShelf) -> Iterator[tuple[str, bool]]:
    """Give what to compile and whether as PDF/A, best first."""
    yield data, True
    spelled_out = _spelled_out(data, has_chinese=chinese_font(shelf) is not None)
    yield spelled_out, True
    yield spelled_out, False


def _compiled(data: str, request: ReportRequest, shelf: FontShelf, *, archival: bool) -> bytes:
    """Set the page; the data goes in as data and is never read as markup."""
    import typst

    return typst.compile(
        (ASSETS / "report" / "report.typ").read_bytes(),
        font_paths=shelf.found,
        format="pdf",
        sys_inputs={"page": data},
        pdf_standards=["a-2a", "ua-1"] if archival else [],
        timestamp=fixed_instant(request.made_at),
    )


def _plain(value: "DataclassInstance | bytes") -> object:
    if isinstance(value, bytes):
        return list(value)
    return {field.name: getattr(value, field.name) for field in fields(value)}


def _spelled_out(text: str, *, has_chinese: bool) -> str:
    """Replace characters that fonts seldom have by their codes, as in “(U+1F600)”."""
    return "".join(c if _is_common(ord(c), has_chinese) else f"(U+{ord(c):04X})" for c in text)


def _is_common(code: int, has_chinese: bool) -> bool:
    if code < 0x180 or 0x2010 <= code <= 0x2026 or code in {0x200B, 0x2192, 0x2212}:
        return True
    chinese = 0x3000 <= code <= 0x303F or 0x4E00 <= code <= 0x9FFF or 0xFF00 <= code <= 0xFFEF
    return has_chinese and chinese
