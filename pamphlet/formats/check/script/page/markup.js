/** Write HTML: what is put into a template is escaped, unless it is HTML itself. */

class Markup {
  constructor(text) {
    this.text = text;
  }

  toString() {
    return this.text;
  }
}

const _SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function _escaped(value) {
  if (value instanceof Markup) return value.text;
  if (Array.isArray(value)) return value.map(_escaped).join("");
  if (value === null || value === undefined || value === false) return "";
  return String(value).replace(/[&<>"']/g, (sign) => _SIGNS[sign]);
}

/** The tag of a template: html`<p>${text}</p>`. */
export function html(strings, ...values) {
  return new Markup(strings.map((string, at) => string + (at < values.length ? _escaped(values[at]) : "")).join(""));
}
