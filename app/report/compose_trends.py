"""How each linked movement went over the recordings, as small pictures with their words."""

from app.domain.findings import Unit
from app.domain.trends import Point, Trend
from app.report.compose_overview import order_of
from app.report.context import Context
from app.report.page import TrendBlock
from app.report.trend_charts import TrendSpec, can_be_drawn, draw_trend, scale_of
from app.report.wording import shown_time, signed


def trend_blocks(context: Context) -> tuple[TrendBlock, ...]:
    """Draw what enough recordings measured; nothing where the report holds too few."""
    trends = {trend.key: trend for trend in context.request.trends if can_be_drawn(trend)}
    return tuple(_block(context, trends[key]) for key in order_of(context) if key in trends)


def _block(context: Context, trend: Trend) -> TrendBlock:
    say, points = context.say, trend.points
    days = _day(context, points[0]), _day(context, points[-1])
    valued = [point for point in points if point.is_valued]
    is_eye = trend.unit is Unit.OF_REST
    return TrendBlock(
        pattern=context.pattern(trend.key.pattern),
        exercise=context.exercise(trend.key.exercise),
        unit=say("trend.points" if is_eye else "trend.percent"),
        described=say(
            "trend.described",
            name=context.pattern(trend.key.pattern),
            values=say.joined(f"{_day(context, point)} {_value(trend, point)}" for point in valued),
        ),
        chart=draw_trend(TrendSpec(trend, days)),
    )


def _value(trend: Trend, point: Point) -> str:
    return signed(scale_of(trend.unit) * point.value, 0 if trend.unit is Unit.OF_REST else 1)


def _day(context: Context, point: Point) -> str:
    return context.say.day(shown_time(point.at, context.request.made_at.tzinfo))
