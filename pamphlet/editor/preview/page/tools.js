// What all scripts of the preview share.

const words = JSON.parse(document.documentElement.dataset.words);

export const byId = (id) => document.getElementById(id);

// Say one of the page's own strings, its places filled.
export const say = (key, values = {}) => words[key].replace(/\{([a-z]+)\}/g, (place, name) => values[name] ?? place);

// Make an element with text, or with others in it.
export function make(tag, attributes = {}, ...inner) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...inner);
  return element;
}

export const ask = (address) => fetch(address, { method: "POST" });

// Bring something into sight, unless it is.
export function reveal(element, view = window) {
  const box = element.getBoundingClientRect();
  const tall = view.innerHeight;
  if (box.top < 0 || box.top > tall - 60) {
    element.scrollIntoView({ block: box.height > tall ? "start" : "center" });
  }
}
