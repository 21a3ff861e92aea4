"""What booksellers are told of works: messages of ONIX 3.1, held to its schema and its code lists."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from lxml import etree

from pamphlet.site.onix import message
from pamphlet.site.people import ONIX
from pamphlet.site.press import Press
from tests.site.made import BARE_PRESS, PRESS, listed
from tests.validators.programs import packaged

# The children of a record that we write, in the order in which ONIX 3.1 has them.
ORDER = {
    "Product": "RecordReference NotificationType ProductIdentifier DescriptiveDetail CollateralDetail PublishingDetail"
    " ProductSupply",
    "DescriptiveDetail": "ProductComposition ProductForm ProductFormDetail ProductFormFeature PrimaryContentType"
    " EpubTechnicalProtection EpubLicense Collection TitleDetail Contributor NoContributor EditionStatement Language"
    " Extent Subject",
    "PublishingDetail": "Imprint Publisher PublishingStatus PublishingDate SalesRights",
    "SupplyDetail": "Supplier ProductAvailability UnpricedItemType",
}


def test_booksellers_are_told_in_their_order() -> None:
    """ONIX 3.1: every element in its place, the codes of accessibility among them, and the language by its code."""
    series = {"name": "Streets", "number": "4"}
    works = [
        listed(language="de", series=series, imprint="Harbour"),
        listed(people=[], licence=None),
    ]
    root = etree.fromstring(message(works, PRESS))
    assert root.get("release") == "3.1"
    space = "{http://ns.editeur.org/onix/3.1/reference}"
    for name, order in ORDER.items():
        places = {child: at for at, child in enumerate(order.split())}
        for element in root.iter(f"{space}{name}"):
            found = [places[str(child.tag).removeprefix(space)] for child in element]
            assert all(before <= after for before, after in pairwise(found)), name
    assert root.findtext(f".//{space}LanguageCode") == "ger"
    values = [each.text for each in root.iter(f"{space}ProductFormFeatureValue")]
    assert values == ["11", "36"] * 2
    assert [each.text for each in root.iter(f"{space}ContributorRole")] == ["A01", "B06"]
    identifier = "urn:uuid:97987481-764a-5e2c-b400-ded2c612b354"
    assert root.findtext(f".//{space}IDValue") == identifier


EVERYBODY = [
    {"name": f"Somebody {role}", "role": role, "term": role, "sort_name": "", "told": role}
    for role in (*ONIX, "win")
]


@pytest.mark.parametrize("press", [PRESS, BARE_PRESS])
def test_booksellers_can_check_what_they_are_told(press: Press) -> None:
    """The schema of ONIX 3.1 has nothing to say, whatever is known of works, and however little."""
    schema = packaged("onixcheck", "schema/xsd3.1/ONIX_BookProduct_3.1_reference.xsd")
    told_of: tuple[dict[str, Any], ...] = (
        {"language": "pt-BR", "series": {"name": "Streets", "number": "4"}, "imprint": "Harbour"},
        {"people": EVERYBODY, "licence": {"name": "CC", "url": "https://example.org/?a=1&b=2"}},
        {"people": [], "licence": None, "description": "", "subjects": [], "publisher": ""},
        {"language": "he", "direction": "rtl", "title_supplied": True, "date": "-0398"},
    )
    works = [
        listed(top={"identifier": f"urn:x:{at}"}, **members) for at, members in enumerate(told_of)
    ]
    works.append(listed(top={"identifier": "urn:isbn:978-0-306-40615-7"}))
    told = message(works, press)
    etree.XMLSchema(etree.parse(schema)).assertValid(etree.fromstring(told))
    broken = told.replace(b"<ProductForm>", b"<ProductFrom>").replace(
        b"</ProductForm>", b"</ProductFrom>"
    )
    assert not etree.XMLSchema(etree.parse(schema)).validate(etree.fromstring(broken))


@pytest.mark.parametrize(
    ("identifier", "kind", "value"),
    [
        ("urn:isbn:978-0-306-40615-7", "15", "9780306406157"),
        ("https://doi.org/10.1000/1-2", "06", "10.1000/1-2"),
        ("urn:uuid:a-b", "22", "urn:uuid:a-b"),
        ("https://example.org/a-b", "01", "https://example.org/a-b"),
    ],
)
def test_identifiers_are_of_their_kinds(identifier: str, kind: str, value: str) -> None:
    """As code list 5 has them."""
    root = etree.fromstring(message([listed(top={"identifier": identifier})], PRESS))
    space = "{http://ns.editeur.org/onix/3.1/reference}"
    assert root.findtext(f".//{space}ProductIDType") == kind
    assert root.findtext(f".//{space}IDValue") == value
