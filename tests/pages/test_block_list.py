"""The list of blocks that travels with the files."""

import hashlib
import json
from dataclasses import replace

from pamphlet.pages import Pages
from pamphlet.pages.composition import compose
from pamphlet.work.model import Pamphlet


def test_the_list_names_every_block_with_its_hash(pages: Pages) -> None:
    """Each block is there in order, with its part, its turn, the number of its words and their hash."""
    listed = json.loads(pages.block_list)
    assert listed["version"] == 1
    assert listed["title"] == pages.metadata.title
    assert listed["fingerprint"] == pages.words.fingerprint
    assert listed["words"] == pages.words.count == sum(each["words"] for each in listed["blocks"])
    titled = zip(pages.words.blocks, pages.words.titles, strict=True)
    for each, (block, title) in zip(listed["blocks"], titled, strict=True):
        assert each == {
            "id": block.anchor,
            "part": title,
            "turn": block.turn,
            "words": len(block.words),
            "sha256": hashlib.sha256(" ".join(block.words).encode()).hexdigest(),
        }


def test_the_list_can_stand_in_a_script_element(first: Pamphlet) -> None:
    """No title closes the element that the list stands in."""
    title = "</script><!-- & –"
    pages = compose(replace(first, metadata=replace(first.metadata, title=title)))
    assert b"<" not in pages.block_list
    assert json.loads(pages.block_list)["title"] == title
