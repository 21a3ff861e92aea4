"""Load all that a release needs, when this is imported: once, in the process that workers are forked off.

These formats use every library that the others do.
"""

from __future__ import annotations

from pamphlet.batch.practice import practise

practise(("epub", "pdf", "html", "text"))
