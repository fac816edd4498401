"""From a request to the page that is printed."""

from typing import Final

from app.domain.constants import ALGORITHM_VERSION, Constants
from app.domain.tracking import TrackingMode
from app.report.compose_charts import MOST_SESSIONS, chart_blocks
from app.report.compose_overview import overview_note, overview_rows
from app.report.compose_period import practice
from app.report.compose_quality import camera_rows, recording_rows, set_lines, unjudged_rows
from app.report.compose_results import seen_notes, session_block
from app.report.compose_series import series_blocks, series_notes
from app.report.compose_totals import totals_note, totals_rows
from app.report.compose_trends import trend_blocks
from app.report.context import Context, is_synthetic
from app.report.fonts import FontShelf, chinese_font, printable_language
from app.report.page import Heading, Page
from app.report.request import ReportRequest
from app.report.wording import printable, shortened, shown_time

_RUNNING: Final = 50
"""The width of the running head in letters; a Chinese one is as wide as two."""


def compose(request: ReportRequest, shelf: FontShelf) -> Page:
    """Put every value into words, in the language that can be printed."""
    lang = printable_language(request.lang, shelf)
    context = Context.of(request, lang)
    charts = chart_blocks(context)
    many = len(context.sessions) > MOST_SESSIONS
    note = context.say("curves.left_out", limit=MOST_SESSIONS) if many else None
    return Page(
        lang=lang,
        families=shelf.families_for(lang),
        texts=context.say.all(),
        heading=_heading(context, has_chinese=chinese_font(shelf) is not None),
        practice=practice(context),
        overview=overview_rows(context),
        overview_note=overview_note(context),
        trends=trend_blocks(context),
        done=recording_rows(context),
        sets=set_lines(context),
        sessions=()
        if many
        else tuple(
            session_block(context, number, session)
            for number, session in enumerate(context.sessions, 1)
        ),
        series=series_blocks(context) if many else (),
        seen_notes=(*(series_notes(context) if many else ()), *seen_notes(context)),
        totals=totals_rows(context),
        totals_note=totals_note(context),
        charts=charts,
        charts_note=note,
        unjudged=unjudged_rows(context),
        camera=camera_rows(context),
        limits=_limits(context),
    )


def _heading(context: Context, *, has_chinese: bool) -> Heading:
    say, request = context.say, context.request
    title = say("title")
    label = printable(request.person_label or "") or say("not_given")
    whole = title if not request.person_label else f"{title}{say('comma')}{label}"
    return Heading(
        title=title,
        subtitle=say("subtitle"),
        brand=say("brand", version=printable(request.app_version)),
        made=say("made", date=say.date(request.made_at)),
        page_of=say("page", n="{n}", m="{m}"),
        document_title=whole,
        running=shortened(whole, _RUNNING),
        notice=None if context.lang is request.lang else say("no_chinese_font"),
        banner=_banner(context, has_chinese=has_chinese),
        facts=(
            (say("person"), label),
            (say("affected_side"), context.side(request.affected)),
            *_since(context),
            (say("period"), _period(context)),
            (say("session_count"), str(len(context.sessions))),
        ),
    )


def _since(context: Context) -> tuple[tuple[str, str], ...]:
    """Say when the palsy began, in the person's own words and marked so; nothing where unsaid."""
    say, since = context.say, context.request.palsy_since
    if since is None:
        return ()
    year, _, month = since.partition("-")
    named = (
        say("since.month", year=year, month=say(f"month.{int(month)}"))
        if month
        else say("since.year", year=year)
    )
    return ((say("palsy_since"), named),)


def _banner(context: Context, *, has_chinese: bool) -> str | None:
    synthetic = [is_synthetic(session.record) for session in context.sessions]
    if not any(synthetic):
        return None
    extent = "all" if all(synthetic) else "some"
    return context.say(f"banner.{extent}" if has_chinese else f"banner.plain.{extent}")


def _period(context: Context) -> str:
    zone = context.request.made_at.tzinfo
    dates = [
        context.say.date(shown_time(session.record.meta.started_at, zone))
        for session in context.sessions
    ]
    return dates[0] if dates[0] == dates[-1] else f"{dates[0]} – {dates[-1]}"


def _limits(context: Context) -> tuple[str, ...]:
    verdicts = [v for s in context.sessions if (v := s.record.verdict) is not None]
    mode = verdicts[-1].tracking.mode if verdicts else TrackingMode.SIDE_DECOUPLED
    say, used = context.say, Constants.of_mode(mode)
    return (
        say("limits.not_diagnosis"),
        say("limits.relative"),
        say("limits.missed"),
        say("limits.millimetres", iris=used.iris_mm),
        say(
            "limits.thresholds",
            eye_slight=f"{100 * used.eye_slight:.0f}",
            eye_clear=f"{100 * used.eye_clear:.0f}",
            corner_slight=f"{used.corner_slight_percent:.1f}",
            corner_clear=f"{used.corner_clear_percent:.1f}",
            factor=f"{used.noise_factor:g}",
            repeats=used.repeats_for_clear,
            needed=used.repeats_needed,
        ),
        say("limits.confidence"),
        say("limits.algorithm", version=ALGORITHM_VERSION),
    )
