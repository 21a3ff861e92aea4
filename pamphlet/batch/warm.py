"""Load all that a release needs, when this is imported: once, in the process that workers are forked off."""

from __future__ import annotations

import contextlib
import gc
from importlib import import_module

from pamphlet.batch.building import versions_here
from pamphlet.formats import FORMATS
from pamphlet.press import CannotTypeset
from pamphlet.press.engine.loading import load_weasyprint

# What the steps load when they are due.
NEEDED = (
    "pamphlet.formats.epub.checks.onix",
    "pamphlet.formats.epub.checks.shop_rules",
    "pamphlet.manuscript.reading",
    "pamphlet.pages.characters",
    "pamphlet.pages.composition",
    "pamphlet.pages.own_style.rules",
    "pamphlet.pipeline.workers",
    "pamphlet.verify.copies.epub",
    "pamphlet.verify.copies.pdf",
    "pamphlet.verify.copies.text",
    "pamphlet.verify.read_back.bag",
    "pamphlet.verify.read_back.words",
)

with contextlib.suppress(CannotTypeset):  # the builds will tell
    load_weasyprint()
    import_module("pamphlet.press.typeset")
for _name in (*NEEDED, *(f"pamphlet.formats.{chosen.module}" for chosen in FORMATS)):
    import_module(_name)
versions_here()
gc.collect()
gc.freeze()  # what is shared stays shared: the collector marks nothing of it
