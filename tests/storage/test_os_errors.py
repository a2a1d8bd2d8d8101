"""What the system refuses is told in words, with exit status 2, and with what was there before untouched."""

from __future__ import annotations

import errno
import os

import pytest

from indicators.errors import UnusableFile
from indicators.storage.os_errors import file_trouble, temporary_room

ROOM = "Free some space, then run the same command again; what was there before is whole."
LEAVE = "Ask its owner for permission, or name another folder."


@pytest.mark.parametrize(
    ("code", "found", "remedy"),
    [
        (errno.ENOSPC, "no space left on the disk", ROOM),
        (errno.EDQUOT, "the disk quota is used up", ROOM),
        (
            errno.EFBIG,
            "the size limit for files (ulimit -f)",
            "Raise the limit, then run the same command again.",
        ),
        (
            errno.EROFS,
            "a disk that is read-only",
            "Name a folder on another disk, or have it mounted for writing.",
        ),
        (errno.EACCES, "no permission", LEAVE),
        (
            errno.ENOLCK,
            "a disk that gives no locks, as some network drives do",
            "Put the project on a local disk, or have the drive's lock service started.",
        ),
        (errno.EPERM, "no permission", LEAVE),
        (
            errno.ENOENT,
            "no such file; it may have been taken away meanwhile",
            "Check the path, and run again.",
        ),
        (errno.ENOTDIR, "a file where a folder should be", "Check the path."),
        (errno.EEXIST, "a file where a folder should be", "Check the path."),
        (errno.EISDIR, "a folder where a file should be", "Check the path."),
        (errno.EIO, "input/output error", "Mend that, then run the same command again."),
    ],
)
def test_each_refusal_has_its_words(code, found, remedy):
    told = file_trouble(OSError(code, os.strerror(code)), "a.csv", "a file that can be written")
    assert str(told).splitlines() == [
        "file cannot be used",
        "  expected  a file that can be written",
        f"  found     {found}",
        "  where     a.csv",
        f"  to do     {remedy}",
    ]


def test_the_second_of_two_files_is_the_one_to_look_at():
    error = OSError(errno.EISDIR, "x", ".staged/3", None, "pages/a.html")
    assert file_trouble(error, "pages", "a folder").where == "pages/a.html"


def test_a_file_that_is_open_in_another_program_on_windows_is_told():
    error = PermissionError(errno.EACCES, "x", "a.xlsx")
    error.winerror = 32
    told = file_trouble(error, "a.xlsx", "a file that can be written")
    assert told.found == "a file that another program has open"
    assert told.remedy == "Close it there, then run the same command again."


def test_a_library_that_has_no_room_is_told_as_a_folder_that_is_full():
    with pytest.raises(UnusableFile) as told, temporary_room(KeyError):
        raise KeyError("full")
    assert (told.value.expected, told.value.found) == ("room in the folder for temporary files", "'full'")
