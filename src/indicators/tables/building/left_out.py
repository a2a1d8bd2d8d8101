"""A registered paper that cannot be read is left out of the tables alone, with a code that says why."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.documents.register.register_entry import Entry
from indicators.errors import IndicatorsError, RawFileMissing, TooMuch, UnreadableDocument, UnusableFile
from indicators.storage.os_errors import is_of_system
from indicators.storage.visible_text import line

READING_FAILED = "reading_failed"
NO_FILE = "no_file"
# What is told of a paper by an error that names its file already, and its code in the table documents.
_CODES: dict[type[IndicatorsError], str] = {
    RawFileMissing: NO_FILE,
    UnusableFile: NO_FILE,
    TooMuch: "too_much",
    UnreadableDocument: "unreadable",
}
_REMEDY = "Register a sound copy in its place; if this one is sound, the program is at fault: report it."


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A paper without statements in the tables."""

    entry: Entry
    code: str  # no_file, too_much, unreadable or reading_failed, as in the table documents.
    error: IndicatorsError  # What is wrong, in which file, and what to do.

    @classmethod
    def of_file(cls, entry: Entry, error: IndicatorsError) -> LeftOut:
        """Say of a file that could not be opened or decoded why not.

        Raises
        ------
        IndicatorsError
            What was given, if it says nothing of the file: the next one would not open either.
        """
        if is_of_system(error):
            raise error
        code = _CODES.get(type(error))
        return cls(entry, code, error) if code else cls.of_reading(entry, error)

    @classmethod
    def of_reading(cls, entry: Entry, error: Exception) -> LeftOut:
        """Say of a paper over whose text the reading broke down what it ended in; raises as `of_file`."""
        if is_of_system(error):
            raise error
        if isinstance(error, IndicatorsError):
            what, detail, remedy = error.headline, error.found, error.remedy
        else:
            what, detail, remedy = type(error).__name__, str(error), _REMEDY
        told = UnreadableDocument(
            expected=f"{entry.id} to be read to its end",
            found=": ".join(filter(None, (what, line(detail)[:200]))),
            where=f"data/raw/documents/{entry.file}",
            remedy=remedy,
        )
        return cls(entry, READING_FAILED, told)

    def told(self) -> str:
        """Say in one line which paper is left out, why, and what to do.

        Examples
        --------
        >>> from indicators.documents.register import register
        >>> from indicators.project import find
        >>> LeftOut.of_reading(register.entries(find())[0], OverflowError("too large")).told()[:77]
        'Left out: anshan-14th-five-year-plan (data/raw/documents/anshan-14th-five-yea'
        """
        error = self.error
        return (
            f"Left out: {self.entry.id} (data/raw/documents/{self.entry.file}): {error.headline}: "
            f"{line(error.found)}. {line(error.remedy)}"
        )
