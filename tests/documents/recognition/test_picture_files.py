"""Picture files are measured by their heads before anything of them is decoded."""

from __future__ import annotations

import struct
import zlib

import pytest
from PIL import Image

from indicators.documents.recognition import picture_files
from indicators.errors import TooMuch, UnreadableDocument

from .made_pages import saved


def png_of(width, height):
    """A PNG whose head tells a size that its few bytes do not have."""

    def part(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", zlib.compress(b"\0")) + part(b"IEND", b"")
    )


@pytest.mark.parametrize("size", [(60_000, 60_000), (9_000, 9_000), (31_000, 2)])
def test_a_picture_with_more_dots_than_a_page_is_refused_by_its_head(size):
    with pytest.raises(UnreadableDocument) as caught:
        picture_files.count(png_of(*size), "bomb.png")
    assert "dots" in caught.value.found or "pixels" in caught.value.found
    assert caught.value.where == "bomb.png"


@pytest.mark.parametrize(("form", "name"), [("PNG", "png"), ("JPEG", "jpg"), ("TIFF", "tif")])
def test_a_page_of_each_format(form, name):
    data = saved(Image.new("L", (40, 30), 200), form=form)
    assert picture_files.form(data) == name
    assert picture_files.count(data, "a") == 1
    page = picture_files.page(data, 1, "a")
    assert (page.mode, page.size) == ("L", (40, 30))


def test_a_tiff_has_pages():
    data = saved(Image.new("L", (20, 20), 255), Image.new("L", (30, 20), 0), form="TIFF")
    assert picture_files.count(data, "a.tif") == 2
    assert picture_files.page(data, 2, "a.tif").size == (30, 20)


def test_a_tiff_whose_pages_lead_in_a_circle_ends():
    data = bytearray(saved(Image.new("L", (20, 20), 255), form="TIFF"))
    at = struct.unpack_from("<I", data, 4)[0]
    entries = struct.unpack_from("<H", data, at)[0]
    struct.pack_into("<I", data, at + 2 + 12 * entries, at)
    assert picture_files.count(bytes(data), "circle.tif") == 1


def test_more_pages_than_a_paper_has_are_refused(monkeypatch):
    monkeypatch.setattr(picture_files, "MOST_PAGES", 1)
    data = saved(Image.new("L", (20, 20), 255), Image.new("L", (20, 20), 0), form="TIFF")
    with pytest.raises(UnreadableDocument) as caught:
        picture_files.count(data, "a.tif")
    assert caught.value.found == "more than 1 pages"


def tif_of(width, height, pages):
    """A TIFF whose heads tell pages of a size that its few bytes do not have."""
    told = [(256, width), (257, height), (258, 1), (259, 1), (262, 1), (273, 8), (278, height), (279, 1)]
    made, at = b"II*\0" + struct.pack("<I", 8), 8
    for number in range(pages):
        at += 6 + 12 * len(told)
        entries = b"".join(struct.pack("<HHII", name, 4, 1, value) for name, value in told)
        made += struct.pack("<H", len(told)) + entries + struct.pack("<I", at if number < pages - 1 else 0)
    return made


def test_large_pages_are_counted_together_before_any_is_decoded():
    assert picture_files.count(tif_of(7000, 9900, 17), "a.tif") == 17
    with pytest.raises(TooMuch) as caught:
        picture_files.count(tif_of(7000, 9900, 18), "a.tif")
    assert caught.value.expected == "a picture file of at most 1200 million dots on all its pages"
    assert caught.value.where == "a.tif"


@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF"])
def test_a_damaged_picture_is_named(form):
    data = saved(Image.effect_noise((200, 200), 50), form=form)
    with pytest.raises(UnreadableDocument) as caught:
        picture_files.page(data[: len(data) // 3], 1, "half")
    assert caught.value.found.startswith("a damaged one: ")
    with pytest.raises(UnreadableDocument):
        picture_files.count(data[:12], "head")


def test_what_only_begins_like_a_picture_is_named():
    with pytest.raises(UnreadableDocument) as told:
        picture_files.count(b"\x89PNG\r\n\x1a\n" + bytes(40), "a.png")
    assert told.value.found == "a damaged one: no picture behind its first bytes"


def test_a_large_page_is_made_as_small_as_its_letters_allow():
    data = saved(Image.new("L", (5000, 7000), 255))
    assert picture_files.page(data, 1, "a.png").size == (1671, 2339)


def test_what_shows_through_lies_on_white_paper():
    data = saved(Image.new("RGBA", (10, 10), (0, 0, 0, 0)))
    assert picture_files.page(data, 1, "a.png").getpixel((5, 5)) == 255


def test_a_scan_of_sixteen_bits_keeps_its_greys():
    picture = Image.new("I;16", (10, 10), 40_000)
    picture.putpixel((0, 0), 1_000)
    page = picture_files.page(saved(picture, form="PNG"), 1, "a.png")
    assert (page.getpixel((0, 0)), page.getpixel((5, 5))) == (0, 255)


def test_a_picture_taken_sideways_is_set_upright():
    picture = Image.new("L", (40, 20), 255)
    exif = picture.getexif()
    exif[0x0112] = 6
    page = picture_files.page(saved(picture, form="JPEG", exif=exif), 1, "a.jpg")
    assert page.size == (20, 40)
