"""Widgets over a selection of targets: choose, sort, show the words of a row, save, inside the notebook."""

from __future__ import annotations

from functools import partial
from html import escape
from pathlib import Path
from typing import Any

import pandas as pd

from indicators.analysis.tracking.target_list import choices
from indicators.views.table import Table
from indicators.views.target_selection import SHOWN, TargetSelection

ROWS = 12
AMOUNT = "amount"
NARROW = ("place", "period", "status")
WIDE = {"width": "22em"}
STYLE = {"description_width": "6em"}


class TargetWidgets:
    """Controls, a table and the words of the row that is chosen in it.

    A notebook without a kernel, or that is not trusted, shows the plain table instead.
    """

    def __init__(self, selection: TargetSelection) -> None:
        self.selection = selection

    def __repr__(self) -> str:
        return repr(self.selection.table())

    def _repr_mimebundle_(self, **_kwargs: object) -> dict[str, Any]:
        live: dict[str, Any] = self.widget()._repr_mimebundle_()
        plain = self.selection.table()
        bundle = plain._repr_mimebundle_() if isinstance(plain, Table) else {"text/html": plain._repr_html_()}
        return live | {"text/plain": repr(plain)} | bundle

    def widget(self) -> Any:
        """Make the controls and the table; what is chosen in them becomes `selection.filters`."""
        from ipywidgets import HTML, Button, HBox, Layout, VBox
        from itables.widget import ITable

        say = self.selection.localizer.say
        controls = self._controls()
        count, words, saved = HTML(), HTML(), HTML()
        found = self.selection.found()
        table = ITable(self._frame(found), **self._options())

        def show() -> None:
            count.value = f"<strong>{escape(self.selection.count(len(found)))}</strong>"
            words.value = f"<p>{escape(say('explore_open'))}</p>"

        def choose(name: str, change: Any) -> None:
            nonlocal found
            self.selection.filters[name] = change["new"]
            found = self.selection.found()
            table.update(self._frame(found), selected_rows=[], columnDefs=self._columns())
            show()

        def open_row(change: Any) -> None:
            if change["new"]:
                words.value = self.selection.source(found["target_id"].iloc[change["new"][0]])

        def save(_button: Any) -> None:
            saved.value = escape(self.selection.save(str(free_name(Path(say("explore_file"))))).text)

        for name, control in controls.items():
            control.observe(partial(choose, name), "value")
        table.observe(open_row, "selected_rows")
        button = Button(description=say("explore_save"), icon="download")
        button.on_click(save)
        show()
        filters = HBox(list(controls.values()), layout=Layout(flex_flow="row wrap"))
        return VBox([filters, HBox([count, button, saved]), table, words])

    def _controls(self) -> dict[str, Any]:
        from ipywidgets import Combobox, Dropdown, Text

        known, say, now = choices(self.selection.rows), self.selection.localizer.say, self.selection.filters
        every = say("explore_all")
        made: dict[str, Any] = {}
        for name, empty in (("place", ""), ("year", 0), ("unit", ""), ("status", "")):
            words = self.selection.status if name == "status" else str
            options = [(every, empty), *((words(value), value) for value in known[name])]
            made[name] = Dropdown(options=options, value=now.get(name, empty))
        made["office"] = Combobox(options=known["office"], value=now.get("office", ""), placeholder=every)
        made["text"] = Text(value=now.get("text", ""), placeholder=say("explore_words"))
        for name, control in made.items():
            control.description = say(f"explore_{name}")
            control.style, control.layout = STYLE, WIDE
        return made

    def _frame(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Put rows into words; the bare amount comes last, hidden, to sort by."""
        return self.selection.in_words(rows).assign(**{AMOUNT: rows["target"]})

    def _options(self) -> dict[str, Any]:
        say = self.selection.localizer.say
        words = ("info", "infoEmpty", "zeroRecords", "lengthMenu", "search")
        return {
            "caption": self.selection.scheme(),
            "select": "single",
            "maxBytes": 0,
            "pageLength": ROWS,
            "lengthMenu": [ROWS, 50, 200],
            "classes": "display compact",
            "style": "table-layout:auto;width:100%;margin:0;caption-side:bottom",
            "autoWidth": False,
            "columnDefs": self._columns(),
            "language": {name: say(f"datatable_{name}") for name in words},
        }

    def _columns(self) -> list[dict[str, Any]]:
        """Say how columns behave: targets are sorted by their bare amount, which is not shown."""
        return [
            {"targets": [SHOWN.index(name) for name in NARROW], "className": "dt-nowrap"},
            {"targets": SHOWN.index("target"), "orderData": len(SHOWN)},
            {"targets": len(SHOWN), "visible": False},
        ]


def free_name(path: Path) -> Path:
    """Give a path where no file is yet, with a number if need be.

    Examples
    --------
    >>> free_name(Path("there-is-no-such-file.xlsx")).name
    'there-is-no-such-file.xlsx'
    """
    tried, number = path, 1
    while tried.exists():
        number += 1
        tried = path.with_stem(f"{path.stem}-{number}")
    return tried
