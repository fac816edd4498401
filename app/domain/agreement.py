"""How often app and clinician say the same."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Agreement:
    """Counts of results that both judged; `both` and `neither` agree.

    `open_` are results that the clinician has not judged, or is unsure of, or that the app could
    not judge: they count for nothing.
    """

    both: int
    app_only: int
    clinician_only: int
    neither: int
    open_: int

    @property
    def judged(self) -> int:
        return self.both + self.app_only + self.clinician_only + self.neither

    @property
    def observed(self) -> float | None:
        """Return the share 0..1 on which both agree; None without a judged result."""
        return (self.both + self.neither) / self.judged if self.judged else None

    @property
    def kappa(self) -> float | None:
        """Return Cohen's kappa, -1..1; None where chance alone would agree on everything.

        Source: Cohen 1960, Educ Psychol Meas 20:37-46, doi 10.1177/001316446002000104.
        """
        total = self.judged
        if not total or self.observed is None:
            return None
        app_yes, clinician_yes = self.both + self.app_only, self.both + self.clinician_only
        expected = (
            app_yes * clinician_yes + (total - app_yes) * (total - clinician_yes)
        ) / total**2
        return None if expected == 1 else (self.observed - expected) / (1 - expected)


def agreement(pairs: Iterable[tuple[bool | None, bool | None]]) -> Agreement:
    """Count pairs of what app and clinician say; None: not judged."""
    counts = {(True, True): 0, (True, False): 0, (False, True): 0, (False, False): 0}
    open_ = 0
    for app, clinician in pairs:
        if app is None or clinician is None:
            open_ += 1
        else:
            counts[app, clinician] += 1
    return Agreement(
        both=counts[True, True],
        app_only=counts[True, False],
        clinician_only=counts[False, True],
        neither=counts[False, False],
        open_=open_,
    )
