"""What is put into a page: a script that no data ends, and the hash by which it is let run."""

from __future__ import annotations

import json

from pamphlet.work.embedding import for_script, hash_source


def test_no_data_ends_the_script_that_holds_it() -> None:
    """A less-than sign is not written, and read back it is one."""
    told = {"text": "</script><!--"}
    written = for_script(json.dumps(told))
    assert "<" not in written
    assert json.loads(written) == told


def test_a_script_is_known_by_its_hash() -> None:
    """That of the example of CSP (3, §8.3, 1), `alert('Hello, world.');`."""
    assert hash_source("alert('Hello, world.');") == (
        "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"
    )
