"""Tell booksellers and libraries of the e-books: ONIX for Books 3.1, with reference names.

In: listed volumes. Out: an XML message. The codes are those of EDItEUR's code lists; what an e-book offers to all
readers (list 196) was computed from it when it was built. An e-book has no price here: it is free of charge.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pamphlet.site.citing import whole_title
from pamphlet.site.listing import Listed
from pamphlet.site.markup import document, element, text
from pamphlet.site.metadata import pages
from pamphlet.site.people import ONIX, ONIX_OTHER
from pamphlet.site.press import Press
from pamphlet.site.shelf import COVER
from pamphlet.site.told import Person, Told

NAMESPACE = "http://ns.editeur.org/onix/3.1/reference"
CERTIFIER = "90"  # of list 196: the one code that a name belongs to
# What an identifier begins with, and its type (list 5): a proprietary one has a name.
IDENTIFIERS = (("urn:isbn:", "15"), ("https://doi.org/", "06"), ("urn:", "22"))


def message(listed: Sequence[Listed], press: Press) -> bytes:
    """Give a message of all e-books; it is dated with the youngest of them."""
    sent = max(each.told.released for each in listed).replace("-", "")
    sender = press.title or listed[0].told.publisher or listed[0].told.title
    return document(
        element(
            "ONIXMessage",
            element(
                "Header",
                element("Sender", text("SenderName", sender)),
                text("SentDateTime", sent),
            ),
            *(_product(each, press) for each in listed if each.told.file(".epub")),
            release="3.1",
            xmlns=NAMESPACE,
        )
    )


def _product(each: Listed, press: Press) -> str:
    told = each.told
    return element(
        "Product",
        text("RecordReference", told.identifier),
        text("NotificationType", "03"),
        _identifier(told.identifier),
        element("DescriptiveDetail", *_descriptive(told)),
        element("CollateralDetail", *_collateral(each, press)),
        _publishing(told, press),
        element("ProductSupply", _supply(each, press)),
    )


def _identifier(identifier: str) -> str:
    start, kind = next(
        ((start, kind) for start, kind in IDENTIFIERS if identifier.lower().startswith(start)),
        ("", "01"),
    )
    value = identifier if kind == "22" else identifier[len(start) :]
    if kind == "15":
        value = value.replace("-", "")
    named = text("IDTypeName", "URI") if kind == "01" else ""
    return element("ProductIdentifier", text("ProductIDType", kind), named, text("IDValue", value))


def _descriptive(told: Told) -> Iterator[str]:
    """Give what the e-book is: groups P.3 to P.13."""
    yield text("ProductComposition", "00")
    yield text("ProductForm", "ED")
    yield text("ProductFormDetail", "E101")
    for code, name in told.onix_196:
        described = text("ProductFormFeatureDescription", name) if code == CERTIFIER else ""
        yield element(
            "ProductFormFeature",
            text("ProductFormFeatureType", "09"),
            text("ProductFormFeatureValue", code),
            described,
        )
    yield text("PrimaryContentType", "10")
    yield text("EpubTechnicalProtection", "00")
    if told.licence:
        yield element("EpubLicense", text("EpubLicenseName", told.licence), _licence_link(told))
    if told.series:
        yield _collection(told)
    yield element(
        "TitleDetail",
        text("TitleType", "01"),
        element(
            "TitleElement",
            text("TitleElementLevel", "01"),
            text("TitleText", told.title),
            text("Subtitle", told.subtitle),
        ),
    )
    for number, person in enumerate(told.people, 1):
        yield _contributor(number, person)
    if not told.people:
        yield element("NoContributor")
    yield text("EditionStatement", told.edition)
    yield element(
        "Language", text("LanguageRole", "01"), text("LanguageCode", _language(told.language))
    )
    for kind, number, unit in (("08", pages(told), "03"), ("02", told.words, "02")):
        if number:
            yield element(
                "Extent",
                text("ExtentType", kind),
                text("ExtentValue", str(number)),
                text("ExtentUnit", unit),
            )
    for subject in told.subjects:
        yield element(
            "Subject", text("SubjectSchemeIdentifier", "20"), text("SubjectHeadingText", subject)
        )


def _licence_link(told: Told) -> str:
    if not told.licence_url:
        return ""
    return element(
        "EpubLicenseExpression",
        text("EpubLicenseExpressionType", "01"),
        text("EpubLicenseExpressionLink", told.licence_url),
    )


def _collection(told: Told) -> str:
    return element(
        "Collection",
        text("CollectionType", "10"),
        element(
            "TitleDetail",
            text("TitleType", "01"),
            element(
                "TitleElement",
                text("TitleElementLevel", "02"),
                text("PartNumber", told.series_number),
                text("TitleText", told.series),
            ),
        ),
    )


def _contributor(number: int, person: Person) -> str:
    return element(
        "Contributor",
        text("SequenceNumber", str(number)),
        text("ContributorRole", ONIX.get(person.role, ONIX_OTHER)),
        text("PersonName", person.name),
        text("PersonNameInverted", person.sort_name),
    )


def _language(tag: str) -> str:
    """Give the code of a language as list 74 has it (ISO 639-2/B)."""
    import langcodes

    try:
        return langcodes.Language.get(tag).to_alpha3(variant="B")
    except LookupError:
        return "und"


def _collateral(each: Listed, press: Press) -> Iterator[str]:
    told = each.told
    yield element(
        "TextContent",
        text("TextType", "03"),
        text("ContentAudience", "00"),
        text("Text", told.description or whole_title(told)),
    )
    if each.cover_height and press.url:
        yield element(
            "SupportingResource",
            text("ResourceContentType", "01"),
            text("ContentAudience", "00"),
            text("ResourceMode", "03"),
            element(
                "ResourceVersion",
                text("ResourceForm", "02"),
                text("ResourceLink", press.address(f"{each.folder}/{COVER}")),
            ),
        )


def _publishing(told: Told, press: Press) -> str:
    """Give who published it, when: groups P.19 to P.21; nothing where nobody is known, as a name must be there."""
    name = told.publisher or press.title
    if not (name or told.imprint):
        return ""
    role, date = text("PublishingDateRole", "01"), text("Date", told.released.replace("-", ""))
    return element(
        "PublishingDetail",
        element("Imprint", text("ImprintName", told.imprint)) if told.imprint else "",
        element("Publisher", text("PublishingRole", "01"), text("PublisherName", name))
        if name
        else "",
        text("PublishingStatus", "04"),
        element("PublishingDate", role, date),
        element(
            "SalesRights",
            text("SalesRightsType", "02"),
            element("Territory", text("RegionsIncluded", "WORLD")),
        ),
    )


def _supply(each: Listed, press: Press) -> str:
    website = ""
    if press.url:
        link = press.address(f"{each.folder}/")
        website = element("Website", text("WebsiteRole", "36"), text("WebsiteLink", link))
    name = press.title or each.told.publisher or each.told.title
    return element(
        "SupplyDetail",
        element("Supplier", text("SupplierRole", "09"), text("SupplierName", name), website),
        text("ProductAvailability", "20"),
        text("UnpricedItemType", "01"),
    )
