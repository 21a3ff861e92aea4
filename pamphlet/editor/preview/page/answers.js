// Let a decision be answered on its card: by a button for each choice, or in a field where any answer will do.

import { make, say } from "./tools.js";

const drafts = new Map(); // what is typed and not sent yet, by the decision
const keyOf = ({ kind, about }) => `${kind} ${about}`;

export function answering(asked, question) {
  const failed = make("p", { class: "failed", role: "alert" });
  const send = async (answer) => {
    const { kind: decision, about } = asked;
    const told = await fetch("answer", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ decision, about, answer }),
    }).catch(() => undefined);
    if (told?.ok) drafts.delete(keyOf(asked));
    failed.textContent = told?.ok ? "" : say("answer-failed");
  };
  const choose = asked.choices.length ? buttons(asked, question, send) : field(asked, question, send);
  const answered = asked.answer ? [make("p", { class: "answered" }, say("answered"))] : [];
  return make("div", { class: "answering" }, choose, ...answered, failed);
}

function buttons(asked, question, send) {
  const made = asked.choices.map((choice) => {
    const pressed = String(choice === (asked.answer || undefined));
    const key = `${keyOf(asked)} ${choice}`;
    const button = make("button", { type: "button", "aria-pressed": pressed, "data-key": key }, say(`choice-${choice}`));
    button.addEventListener("click", () => send(choice));
    return button;
  });
  return make("div", { role: "group", "aria-labelledby": question }, ...made);
}

function field(asked, question, send) {
  const key = keyOf(asked);
  const label = say("your-answer");
  const proposed = asked.answer || asked.default;
  const input = make("textarea", {
    rows: Math.min(6, Math.max(2, Math.ceil(proposed.length / 26))), maxlength: 4000, dir: "auto", "aria-label": label, "aria-describedby": question, "data-key": key,
  });
  input.value = drafts.get(key) ?? proposed;
  input.addEventListener("input", () => drafts.set(key, input.value));
  const button = make("button", { "data-key": `${key} send` }, say("answer"));
  const form = make("form", {}, input, button);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (input.value.trim()) send(input.value);
  });
  return form;
}

// Cards are made anew with each piece of news: remember where somebody was, and give what puts them back there.
export function keepDrafts() {
  const { activeElement: former } = document;
  const key = former?.dataset?.key;
  const selected = [former?.selectionStart, former?.selectionEnd];
  return () => {
    const now = key && [...document.querySelectorAll("[data-key]")].find((each) => each.dataset.key === key);
    if (!now) return false;
    now.focus({ preventScroll: true });
    now.setSelectionRange?.(...selected);
    return true;
  };
}
