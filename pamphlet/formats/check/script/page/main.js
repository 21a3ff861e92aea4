/** The page: files, pasted texts and gathered pages come in, and what came of each is shown. */
import { Unreadable } from "../copies/copy.js";
import { record } from "../record.js";
import { exemplar_from } from "../work/words.js";
import { Comparing } from "./comparing.js";
import { reads_pdf } from "./pdf_reader.js";
import { gathered_job, is_sheet, job_of, sheets_among } from "./reading.js";
import { saved_report, section_of, style_of } from "./report.js";
import { Strings } from "./strings.js";
import { unread } from "./work.js";

const _element = (id) => document.getElementById(id);

/** Start: the wording is unpacked, then everything is listened to. */
export async function start_page() {
  const { language, direction, name, texts } = JSON.parse(_element("strings").textContent);
  const told = JSON.parse(await _inflated(_element("pamphlet-wording").textContent));
  const work = { ...exemplar_from(told), direction, name };
  const page = new _Page(new Strings(language, texts), work, new Comparing(_element("program").textContent, told));
  if (reads_pdf()) _element("pdf-told").textContent = page.strings.say("pdf-read");
  page.listen();
  document.documentElement.dataset.ready = "";
}

/** Give a script that is the function `gather` of the last of these modules of a bundle. */
function _script_of(program, names) {
  const modules = names.map((name) => {
    const start = program.indexOf(`const ${name} = `);
    return program.slice(start, program.indexOf("\n})();", start) + 6);
  });
  return `(()=>{${modules.join("\n")}\nreturn ${names.at(-1)}.gather})()`;
}

/** Unpack what is deflated (RFC 1950) and written in Base64. */
async function _inflated(text) {
  const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).text();
}

class _Page {
  constructor(strings, work, comparing) {
    Object.assign(this, { strings, work, comparing, checked: [], sections: [], stopping: new AbortController() });
    this.known = new Set(work.words.flat());
    this.queue = Promise.resolve();
  }

  listen() {
    const [input, area] = [_element("files"), _element("pasted")];
    input.addEventListener("change", () => {
      this.take([...input.files]);
      input.value = "";
    });
    _element("check-pasted").addEventListener("click", () => this.take_text(area.value));
    area.addEventListener("paste", (event) => this.pasted(event));
    _element("stop").addEventListener("click", () => {
      this.stopping.abort();
      this.comparing.stop();
    });
    _element("print").addEventListener("click", () => window.print());
    _element("save").addEventListener("click", () => this.save());
    _element("save-json").addEventListener("click", () => this.save_json());
    this.listen_to_drops();
    this.listen_to_bookmarklet();
  }

  listen_to_drops() {
    const zone = document.documentElement;
    for (const name of ["dragenter", "dragover"]) {
      zone.addEventListener(name, (event) => {
        event.preventDefault();
        document.body.classList.add("dragged");
      });
    }
    for (const name of ["dragleave", "drop"]) {
      zone.addEventListener(name, (event) => {
        if (name === "drop" || !event.relatedTarget) document.body.classList.remove("dragged");
      });
    }
    zone.addEventListener("drop", (event) => {
      event.preventDefault();
      const files = [...event.dataTransfer.files];
      if (files.length) this.take(files);
      else this.take_clip(event.dataTransfer);
    });
  }

  listen_to_bookmarklet() {
    const link = _element("bookmarklet-link");
    const call = [location.href.replace(/#.*$/s, ""), this.strings.say("bookmarklet-saved")].map((one) => JSON.stringify(one));
    const source = `${_script_of(_element("program").textContent, link.dataset.modules.split(" "))}(window,${call.join(",")})`;
    link.href = `javascript:${encodeURIComponent(source)}`;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      this.say(this.strings.say("bookmarklet-clicked"));
      document.body.classList.add("telling");
    });
    window.addEventListener("message", ({ data, source: from }) => {
      if (from && from === window.opener && data?.["pamphlet-copy"]) this.take_job(() => gathered_job(data), String(data.address));
    });
    window.opener?.postMessage("pamphlet-check", "*");
  }

  pasted(event) {
    if (this.take_clip(event.clipboardData)) event.preventDefault();
  }

  /** Take a piece of a page that was copied or dragged; a plain text is left to the field. */
  take_clip(clip) {
    const markup = clip.getData("text/html");
    if (!markup) return false;
    this.take([new File([`\ufeff${markup}`], "pasted.html")]);
    return true;
  }

  take_text(text) {
    if (text.trim()) this.take([new File([`\ufeff${text}`], "pasted.txt")]);
  }

  /** Take files; style sheets among them are no copies, but belong to the pages. */
  take(files) {
    const copies = files.filter((file) => !is_sheet(file));
    const told = (share) => this.progress(share);
    for (const file of copies.length ? copies : files) {
      const read = async () => job_of(file, document, this.known, await sheets_among(files), told, this.stopping.signal);
      this.take_job(read, file.name);
    }
  }

  /** Have one read and compared when those before are done. */
  take_job(read, name) {
    this.queue = this.queue.then(() => this.check(read, name));
  }

  async check(read, name) {
    document.body.classList.remove("telling");
    document.body.classList.add("busy");
    this.say(this.strings.say("reading", { name }));
    this.progress(0);
    this.stopping = new AbortController();
    let verdict;
    try {
      await _painted();
      const job = await read();
      this.say(this.strings.say("comparing", { name }));
      this.progress(1);
      verdict = await this.comparing.judge(job);
    } catch (fault) {
      verdict = this.failed(fault);
    }
    document.body.classList.remove("busy");
    this.show({ name, verdict, exemplar: this.work });
  }

  failed(fault) {
    try {
      return unread(fault, this.work.words.count);
    } catch {
      console.error(fault);
      return unread(new Unreadable("fault", String(fault)), this.work.words.count);
    }
  }

  progress(share) {
    _element("progress").value = share / 2;
  }

  say(text) {
    _element("status").textContent = text;
  }

  show({ name, verdict, exemplar }) {
    const section = document.createElement("section");
    const markup = section_of(this.strings, this.work, { name, verdict });
    section.innerHTML = markup;
    this.sections.unshift(markup);
    const reason = verdict.remarks.map((told) => this.strings.say(...this.reason(told))).join(" ");
    this.checked.unshift({ name, verdict: { ...verdict, reason }, exemplar: verdict.name === "unreadable" ? null : exemplar });
    _element("record").textContent = JSON.stringify(record(this.checked), null, 1);
    _element("results").prepend(section);
    document.body.classList.add("checked");
    this.say(section.querySelector(".verdict").textContent.trim());
    section.querySelector("h2").focus();
  }

  reason(told) {
    const [code, name] = Array.isArray(told) ? told : [told, ""];
    return [`remark-${code}`, { name }];
  }

  save() {
    const style = style_of(_element("style").textContent);
    const heading = document.querySelector("h1").textContent;
    const { strings, sections } = this;
    const direction = document.documentElement.dir;
    const report = saved_report(strings, { sections, style, heading, direction });
    _download(new Blob([String(report)], { type: "text/html" }), "report.html");
  }

  save_json() {
    _download(new Blob([_element("record").textContent], { type: "application/json" }), "report.json");
  }
}

/** Wait until the page has been drawn, so that what is done is seen. */
function _painted() {
  return new Promise((resolve) => {
    setTimeout(resolve, 100);
    requestAnimationFrame(() => setTimeout(resolve));
  });
}

function _download(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
