"""The cells of the quarterly tables."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from math import isfinite

from indicators.tables.rows import Row
from indicators.views import html_tables
from indicators.views.citations import Citations
from indicators.views.html_tables import Column
from indicators.views.localizer import Localizer
from indicators.views.sort_keys import Figure, figure, share
from indicators.views.status_chips import notes
from indicators.vocabulary import schemes
from indicators.vocabulary.scheme_catalogue import Outcome

IDS = ("target_id", "observation_id", "last_id")
# In the order of the cards.
KINDS = {
    "met": "good",
    "ahead": "good",
    "on_schedule": "good",
    "completed": "good",
    "behind": "watch",
    "missed": "bad",
    "rebound": "bad",
    "not_started": "none",
    "undetermined": "none",
    "no_observation": "none",
}
REST_SIGNS = {"gt": "lt", "ge": "le", "lt": "gt", "le": "ge"}
LIGHTS = {"green": "good", "watch": "watch", "yellow": "watch", "red": "bad", "grey": "none"}


def status_words(status: str, lang: str, scheme: str = "in_year") -> str:
    """Name a status as schemes.yaml does.

    Examples
    --------
    >>> status_words("met", "zh"), status_words("behind", "en"), status_words("behind", "zh", "five_year")
    ('完成', 'Behind schedule', '滞后')
    """
    known = _outcome(status, scheme)
    return known.zh if lang == "zh" else known.en


def kind_of(status: str, scheme: str = "in_year") -> str:
    """Give the kind of chip that shows a status's light.

    Examples
    --------
    >>> kind_of("met"), kind_of("slow", "five_year"), kind_of("not_due")
    ('good', 'watch', 'none')
    """
    return LIGHTS[_outcome(status, scheme).light]


def _outcome(status: str, scheme: str) -> Outcome:
    bands = {band.status: band for band in schemes().by_name[scheme].bands}
    return bands.get(status) or schemes().outcomes[status]


@dataclass(frozen=True)
class Cells:
    """Writes the cells of one row of `analysis.attainment.quarter`.

    Parameters
    ----------
    localizer : Localizer
        Words, names and figures in the page's language.
    citations : Citations
        Leads every figure to its words.
    """

    localizer: Localizer
    citations: Citations

    def columns(self, year: int) -> list[Column]:
        """Give the columns every quarterly table begins with: indicator, target, last year's outcome."""
        return [
            Column(self.localizer.head("indicator"), self.indicator),
            Column(self.localizer.say("head_target_of", year=year), self.target, "number", figure("target")),
            Column(
                self.localizer.say("head_outcome_of", year=year - 1),
                self.last,
                "number",
                figure("last_outcome", "last_unit"),
            ),
        ]

    def indicator(self, row: Row) -> str:
        """Name the indicator, with the word of will and the task."""
        task = self.localizer.say("task_number", number=row["task"]) if row["task"] else ""
        return html_tables.lines(
            self.localizer.name(row), " · ".join(part for part in (task, row["modality"]) if part)
        )

    def target(self, row: Row) -> str:
        """Write the target; a relational one in its own words."""
        told = self.localizer.span(row["target"], row["target_high"], row["unit"], row["comparator"])
        kind = self.localizer.say(f"measure_{row['measure']}") if isfinite(row["target"]) else ""
        return html_tables.lines(told or str(row["text"]), kind)

    def last(self, row: Row) -> str:
        """Write the outcome of the year before."""
        return escape(self.localizer.figure(row["last_outcome"], row["last_unit"]))

    def observed(self, row: Row) -> str:
        """Write the latest figure, with its period and how settled it is; nothing where there is none."""
        if not isfinite(row["observed"]):
            return ""
        told = self.localizer.figure(row["observed"], row["unit"], row["observed_comparator"])
        status = self.localizer.say(f"settled_{row['observed_status']}")
        return html_tables.lines(told, self.localizer.period(row["observed_period"]), status)

    def gap(self, row: Row) -> str:
        """Write the distance to the target with its sign, and the share done."""
        if not isfinite(row["gap"]):
            return ""
        sign = "+" if row["gap"] > 0 else "−" if row["gap"] < 0 else ""
        amount = self.localizer.figure(abs(row["gap"]), row["gap_unit"])
        is_amount = row["measure"] == "increment" and isfinite(row["attained_pct"])
        done = (
            self.localizer.say("attained", share=self.localizer.pct(row["attained_pct"])) if is_amount else ""
        )
        return html_tables.lines(sign + amount, done)

    def pace_figure(self, row: Row) -> Figure | None:
        """Take the number that `pace` leads with."""
        return share("rest_growth_pct")(row) or share("shortfall_pct")(row)

    def pace(self, row: Row) -> str:
        """Write what is due by now and how far the figure is from it, or what the rest of the year needs."""
        if isfinite(row["rest_growth_pct"]):
            # Of “more than 20 %” so far the rest needs less than the figure says.
            sign = REST_SIGNS.get(row["observed_comparator"], "approx")
            amount = self.localizer.figure(row["rest_growth_pct"], "%", sign)
            weighed = self.localizer.say(f"weighed_{row['passed_source']}")
            return html_tables.lines(amount, self.localizer.say("rest_needs"), weighed)
        if not isfinite(row["due"]):
            return ""
        due = self.localizer.say("due_by_now", amount=self.localizer.figure(row["due"], row["unit"]))
        gap = row["shortfall_pct"]
        sign = "+" if gap > 0 else "−" if gap < 0 else ""
        return html_tables.lines(sign + self.localizer.pct(abs(gap)), due)

    def status(self, row: Row) -> str:
        """Write the status as a chip."""
        return html_tables.chip(status_words(row["status"], self.localizer.lang), KINDS[row["status"]])

    def remarks(self, row: Row) -> str:
        """List what to beware of, with what the source itself claims of the year."""
        claim = f"<small>{escape(row['claim'])}</small>" if row["claim"] else ""
        return notes(row["flags"], self.citations) + claim

    def source(self) -> Column:
        """Give the column of the row's sources."""
        return self.citations.column(lambda row: [row[key] for key in IDS])
