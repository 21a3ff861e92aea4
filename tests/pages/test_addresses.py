"""On which page each place of the work stands, and under which name each picture."""

from pamphlet.pages.addresses import assets_of, lookup_of
from pamphlet.pages.strings.phrases import Speech
from pamphlet.work.model import Pamphlet
from pamphlet.work.nodes import Table
from pamphlet.work.walk import blocks_within, images_in
from tests.pages.conftest import composed
from tests.pages.trees import tree


def test_every_place_of_the_work_has_its_page(pamphlet: Pamphlet) -> None:
    """Each block with words, each citation and each part is found on the page on which it was composed."""
    lookup = lookup_of(pamphlet, Speech({}))
    for part in pamphlet.parts:
        assert lookup.address(part.anchor) == f"{part.name}.xhtml#{part.anchor}"
    for block in pamphlet.words.blocks:
        assert block.anchor in lookup.homes


def test_no_place_is_known_that_is_not_there(rich: Pamphlet) -> None:
    """What can be linked to has an element with its ID, on the page that the lookup names.

    Only the cells of a head without words are not written.
    """
    homes = lookup_of(rich, Speech({})).homes
    tables = [block for block in blocks_within(rich.parts) if isinstance(block, Table)]
    unwritten = {cell.anchor for table in tables for cell in table.head if not cell.runs}
    found = {
        element.get("id"): section.name
        for section in composed("rich").sections
        for element in tree(section).iter()
    }
    assert {anchor: found.get(anchor) for anchor in set(homes) - unwritten} == {
        anchor: name for anchor, name in homes.items() if anchor not in unwritten
    }


def test_a_picture_is_in_the_book_once(rich: Pamphlet) -> None:
    """Pictures are numbered in the order in which they are first shown, however often that is, under plain names."""
    images = lookup_of(rich, Speech({})).images
    shown = [image.path for image in images_in(rich.parts)]
    assert len(images) > 1
    assert list(images) == list(dict.fromkeys(shown))
    for number, (path, name) in enumerate(images.items(), start=1):
        assert name == f"images/picture-{number}.{path.rpartition('.')[2].lower()}"
    contents = {file.name: file.content for file in rich.files}
    assets = assets_of(rich, images)
    assert [asset.name for asset in assets] == list(images.values())
    assert [asset.content for asset in assets] == [contents[path] for path in images]
