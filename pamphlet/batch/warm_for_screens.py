"""Load what is needed where nothing is printed, when this is imported, in the process that workers are forked off."""

from __future__ import annotations

from pamphlet.batch.practice import practise

practise(("html", "text"))
