"""Say once how long the units of print are in one another, and how many pages a sheet holds."""

from __future__ import annotations

PT_A_MM = 72 / 25.4
PT_A_PX = 72 / 96  # of the pixels of CSS, in which WeasyPrint measures
PAGES_A_SHEET = 4  # two on either side
