/** What the page says, in the language of the work: strings with places for values, and forms for what is counted. */

export class Strings {
  constructor(language, texts) {
    this.texts = texts;
    this.language = Intl.PluralRules.supportedLocalesOf(language)[0] ?? "en";
    this.rules = new Intl.PluralRules(this.language);
    this.numbers = new Intl.NumberFormat(this.language);
  }

  /** Say a string, with values in the places that it names. */
  say(key, values = {}) {
    return (this.texts[key] ?? key).replace(/\{([a-z]+)\}/g, (place, name) => values[name] ?? place);
  }

  /** Say what is counted, in the form that the language has for such a number. */
  counted(key, number, values = {}) {
    const form = `${key}-${this.rules.select(number)}`;
    return this.say(form in this.texts ? form : `${key}-other`, { number: this.number(number), ...values });
  }

  number(number) {
    return this.numbers.format(number);
  }

  /** Join what is told: “a”, “a and b”, “a, b and c”. */
  listed(told) {
    if (told.length < 2) return told.join("");
    return this.say("and", { first: told.slice(0, -1).join(this.texts.comma ?? ", "), last: told.at(-1) });
  }
}
