"""Quantitative targets of Chinese city governments, read into tidy tables with units."""

from __future__ import annotations

__version__ = "0.1.0"
