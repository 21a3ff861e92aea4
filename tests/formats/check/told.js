// Has vectors judged by a comparison, and gives those that get another verdict than stands beside them.

function copy_from(told, copy_of) {
  return copy_of(told.kind, told.words.split(" "), {
    page_starts: told.page_starts ?? [],
    line_starts: new Set(told.line_starts ?? []),
    furniture: new Set(told.furniture ?? []),
    asides: (told.asides ?? []).map(([start, end, name]) => ({ start, end, name })),
  });
}

// What a verdict tells, in the members of the vectors; what is empty is left out.
function told_of(found) {
  const told = {
    verdict: found.name,
    excerpt: found.excerpt,
    words: found.count,
    words_found: found.found,
    condition_beside: Boolean(found.licensed),
    findings: found.findings.map(finding),
    typography: found.typography.map((place) => [place.anchor, place.expected.join(" "), place.found.join(" ")]),
    around: found.around.map(({ side, count, name }) => [side, count, ...(name ? [name] : [])]),
  };
  return filled(told, ["words_found"]);
}

function finding({ kind, habit, places }) {
  const place = ({ anchor, word, expected, found }) => [anchor, word, expected.join(" "), found.join(" ")];
  return filled({ kind, habit, places: places.map(place) }, []);
}

function filled(told, always) {
  const is_filled = ([name, value]) => always.includes(name) || (Array.isArray(value) ? value.length : value);
  return Object.fromEntries(Object.entries(told).filter(is_filled));
}

// The same for any order of members.
function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.keys(value).sort().map((name) => [name, sorted(value[name])]));
}

export function differing(vectors, works, { exemplar_from, copy_of, verdict }) {
  const exemplars = new Map(Object.entries(works).map(([name, told]) => [name, exemplar_from(told)]));
  const wrong = [];
  for (const { name, work, copy, expected } of vectors) {
    const { words, condition } = exemplars.get(work);
    const found = told_of(verdict(words, copy_from(copy, copy_of), condition));
    if (JSON.stringify(sorted(found)) !== JSON.stringify(sorted(expected))) wrong.push({ name, found, expected });
  }
  return wrong;
}
