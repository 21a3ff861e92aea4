/** Tell a text that is the source of a page: written in a markup that is not read. See `pamphlet/verify/copies/sources.py`. */
import { WORD } from "../text.js";

const LEAST_MARKS = 5;
const MARKUPS = [
  ["troff", /^\.(?:PP|TP|SH|SS|TH|IP|LP)(?![\p{L}\p{N}_])/gmu],
  ["Org", new RegExp(`^[ \\t]*:(?:PROPERTIES|END):$|^#\\+[${WORD}]+:`, "gmu")],
  ["reStructuredText", new RegExp(`^[ \\t]*\\.\\. (?:_[^\\n:]+:|[${WORD}]+::)|<[^<>\\s]+>\`__?(?![${WORD}])`, "gmu")],
  [
    "wiki",
    /'''[^'\n]+'''|^==+ [^=\n]+ ==+$|\[\[[^\n]{0,200}?(?:\||>>|\]\[)[^\n]{0,200}?\]\]|\{\{(?:id|toc|anchor)(?![\p{L}\p{N}_])/gmu,
  ],
  ["Textile", new RegExp(`^(?:h[1-6][^.\\n]{0,80}|bq)\\. |"[^"\\n]{1,80}":#?[${WORD}/]`, "gmu")],
  [
    "AsciiDoc",
    new RegExp(
      `^=+ [^=\\s][^=\\n]*$|^\\[\\[[${WORD}]+\\]\\]$|^\\[(?:quote|NOTE)(?![${WORD}])` +
        `|(?<![${WORD}])(?:link|xref):\\S{1,200}?\\[`,
      "gmu",
    ),
  ],
  [
    "Jira, Confluence",
    /\{(?:anchor|color|quote)(?![\p{L}\p{N}_])[^{}\n]*\}|\[[^\]|\n]{1,200}\|#?[^\]\n]{1,200}\]/gu,
  ],
  ["Markua", /\{(?:id|class|sample): /g],
];

/** Give the name of the markup that a text is written in; nothing for any other text. */
export function told_as_source(typed) {
  const text = typed.replaceAll("\r\n", "\n");
  const found = MARKUPS.find(([, marks]) => (text.match(marks) ?? []).length >= LEAST_MARKS);
  return found ? found[0] : "";
}
