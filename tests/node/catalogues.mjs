// Read the catalogues of a site as reading apps do, and print what they have found, as JSON: `catalogues.mjs FOLDER ADDRESS`.
//
// Thorium Reader reads OPDS 1.2 and 2.0 by r2-opds-js; opds-ts reads OPDS 1.2, and Readium's toolkit the publications of
// 2.0 and their manifests. Each begins at the start of a catalogue, and follows what leads to lists and to their next pages.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Links, Manifest, Metadata } from "@readium/shared";
import { DOMParser } from "@xmldom/xmldom";
import { Feed } from "opds-ts/v1.2";

const require = createRequire(import.meta.url);
const thorium = (path) => require(`r2-opds-js/dist/es8-es2017/src/opds/${path}`);
const { initGlobalConverters_GENERIC, initGlobalConverters_OPDS } = thorium("init-globals");
const { OPDS } = thorium("opds1/opds");
const { OPDSFeed } = thorium("opds2/opds2");
const { TaJsonDeserialize } = require("r2-lcp-js/dist/es8-es2017/src/serializable");
const { XML } = require("r2-utils-js/dist/es8-es2017/src/_utils/xml-js-mapper");

const [folder, address] = process.argv.slice(2);
const MOST_FEEDS = 100;

initGlobalConverters_GENERIC();
initGlobalConverters_OPDS();

// Give a file of the site; another address is an error.
function fetched(url) {
  if (!url.startsWith(address)) throw new Error(`${url} leads away from ${address}`);
  return readFileSync(`${folder}/${decodeURIComponent(url.slice(address.length))}`, "utf8");
}

// Read a catalogue from its start; `read` makes a list of a text, with `lists` and `next` by their addresses.
function walked(start, read) {
  const feeds = {};
  const waiting = [new URL(start, address).href];
  while (waiting.length) {
    const url = waiting.shift();
    const name = url.slice(address.length);
    if (name in feeds) continue;
    if (Object.keys(feeds).length === MOST_FEEDS) throw new Error("the catalogue never ends");
    const feed = read(fetched(url), (href) => new URL(href, url).href);
    feeds[name] = feed;
    waiting.push(...feed.lists.map((list) => list.href), ...(feed.next ? [feed.next] : []));
  }
  return feeds;
}

const rel = (links, one) => links.find((link) => [link.rel].flat().includes(one))?.href ?? null;

// Sort links by what they are for: addresses are made whole, as an app does before it follows one.
function parted(links, whole) {
  const told = links.map(({ rel: relation, href, type }) => ({ rel: [relation].flat()[0], href: whole(href), type }));
  return {
    acquisitions: told.filter((link) => link.rel.startsWith("http://opds-spec.org/acquisition")),
    covers: told.filter((link) => link.rel.startsWith("http://opds-spec.org/image")),
    pages: told.filter((link) => link.rel === "alternate").map((link) => link.href),
  };
}

function thorium_1(text, whole) {
  const feed = XML.deserialize(new DOMParser().parseFromString(text, "application/xml"), OPDS);
  const plain = (links) => links.map(({ Rel, Href, Type }) => ({ rel: Rel, href: Href, type: Type }));
  const books = feed.Entries.filter((entry) => entry.Links.some((link) => link.Rel.includes("acquisition")));
  const ways = feed.Entries.filter((entry) => !books.includes(entry));
  return {
    title: feed.Title,
    next: _next(plain(feed.Links), whole),
    lists: ways.map(({ Title, Links: [link] }) => ({ title: Title, href: whole(link.Href), type: link.Type })),
    publications: books.map((entry) => ({
      id: entry.Id,
      title: entry.Title,
      authors: (entry.Authors ?? []).map((author) => author.Name),
      languages: [entry.DcLanguage],
      description: entry.Summary ?? "",
      subjects: (entry.Categories ?? []).map((category) => category.Term),
      ...parted(plain(entry.Links), whole),
    })),
  };
}

function opds_ts(text, whole) {
  const feed = Feed.fromXml(text);
  const entries = feed.getEntries();
  const books = entries.filter((entry) => entry.getLinks().some((link) => link.rel.includes("acquisition")));
  const ways = entries.filter((entry) => !books.includes(entry));
  return {
    title: feed.getTitle(),
    kind: feed.getKind() ?? null,
    next: _next(feed.getLinks(), whole),
    lists: ways.map((entry) => ({ title: entry.getTitle(), href: whole(entry.getLinks()[0].href), type: entry.getLinks()[0].type })),
    publications: books.map((entry) => ({
      id: entry.getId(),
      title: entry.getTitle(),
      authors: [entry.getAuthor()].flat().filter(Boolean),
      languages: [entry.getDcMetadata().language],
      description: entry.getSummary() ?? "",
      ...parted(entry.getLinks(), whole),
    })),
  };
}

function thorium_2(text, whole) {
  const feed = TaJsonDeserialize(JSON.parse(text), OPDSFeed);
  const plain = (links) => links.map(({ Rel, Href, TypeLink, Height, Width }) => ({ rel: Rel, href: Href, type: TypeLink, Height, Width }));
  const told = ({ Metadata: metadata, Links: links, Images }) => ({
    id: metadata.Identifier,
    title: metadata.Title,
    authors: (metadata.Author ?? []).map((author) => author.Name),
    languages: metadata.Language,
    description: metadata.Description ?? "",
    subjects: (metadata.Subject ?? []).map((subject) => subject.Name),
    direction: metadata.Direction ?? metadata.ReadingProgression ?? "",
    features: metadata.Accessibility?.Feature ?? [],
    summary: metadata.Accessibility?.Summary ?? "",
    ...parted(plain(links), whole),
    covers: plain(Images ?? []).map(({ href, type, Height, Width }) => ({ href: whole(href), type, size: [Width, Height] })),
  });
  return {
    title: feed.Metadata.Title,
    counts: [feed.Metadata.NumberOfItems ?? null, feed.Metadata.ItemsPerPage ?? null, feed.Metadata.CurrentPage ?? null],
    next: _next(plain(feed.Links), whole),
    lists: (feed.Navigation ?? []).map(({ Title, Href, TypeLink }) => ({ title: Title, href: whole(Href), type: TypeLink })),
    groups: (feed.Groups ?? []).map((group) => ({ title: group.Metadata.Title, publications: group.Publications.map(told) })),
    publications: (feed.Publications ?? []).map(told),
  };
}

function readium(text, whole) {
  const feed = JSON.parse(text);
  const plain = (links) => links.items.map(({ rels, href, type, height, width }) => ({ rel: [...(rels ?? [])], href, type, height, width }));
  return {
    title: feed.metadata.title,
    next: _next(plain(Links.deserialize(feed.links)), whole),
    lists: plain(Links.deserialize(feed.navigation ?? [])).map(({ href, type }) => ({ href: whole(href), type })),
    publications: (feed.publications ?? []).map(({ metadata, links, images }) => ({
      ..._described(Metadata.deserialize(metadata)),
      ...parted(plain(Links.deserialize(links)), whole),
      covers: plain(Links.deserialize(images ?? [])).map(({ href, type, height, width }) => ({ href: whole(href), type, size: [width, height] })),
      manifest: _manifest(plain(Links.deserialize(links)), whole),
    })),
  };
}

function _described(metadata) {
  const { accessibility } = metadata;
  return {
    id: metadata.identifier,
    title: metadata.title.getTranslation(),
    authors: (metadata.authors?.items ?? []).map(({ name }) => name.getTranslation()),
    languages: metadata.languages,
    description: metadata.description ?? "",
    subjects: (metadata.subjects?.items ?? []).map(({ name }) => name.getTranslation()),
    direction: metadata.readingProgression ?? "",
    features: (accessibility?.feature ?? accessibility?.features ?? []).map((feature) => feature.value ?? feature),
    summary: accessibility?.summary?.toString?.() ?? "",
  };
}

// Give what the manifest of a publication says, which leads to the same work.
function _manifest(links, whole) {
  const url = whole(rel(links, "self"));
  const manifest = Manifest.deserialize(JSON.parse(fetched(url)));
  const to = ({ href, type }) => ({ href: new URL(href, url).href, type });
  return {
    id: manifest.metadata.identifier,
    reading: manifest.readingOrder.items.map(to),
    cover: (manifest.resources?.items ?? []).filter(({ rels }) => rels?.has("cover")).map(to),
  };
}

const _next = (links, whole) => (rel(links, "next") ? whole(rel(links, "next")) : null);

const found = {
  "thorium 1.2": walked("opds.xml", thorium_1),
  "opds-ts 1.2": walked("opds.xml", opds_ts),
  "thorium 2.0": walked("opds.json", thorium_2),
  "readium 2.0": walked("opds.json", readium),
};
process.stdout.write(JSON.stringify(found));
