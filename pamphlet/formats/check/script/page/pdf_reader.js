/** Load pdf.js when a PDF comes, where the site has it beside this page: `data-pdfjs` of the page names its folder. */
import { Unreadable } from "../copies/copy.js";

const [LIBRARY, WORKER] = ["pdf.min.mjs", "pdf.worker.min.mjs"];
let loading = null;

/** Tell whether the site that this page is part of has pdf.js; of files on a disk, browsers load no modules. */
export function reads_pdf() {
  return Boolean(document.documentElement.dataset.pdfjs) && location.protocol !== "file:";
}

/** Give the library and a worker of it. Raises Unreadable where there is none, as from a disk, or offline. */
export async function pdf_reader() {
  if (!reads_pdf()) throw new Unreadable("pdf");
  const folder = document.documentElement.dataset.pdfjs;
  loading ??= import(new URL(folder + LIBRARY, location.href).href);
  try {
    const pdfjs = await loading;
    pdfjs.GlobalWorkerOptions.workerSrc = new URL(folder + WORKER, location.href).href;
    return { pdfjs, worker: pdfjs.PDFWorker.create({ verbosity: 0 }) };
  } catch (fault) {
    console.error(fault);
    loading = null;
    throw new Unreadable("pdf");
  }
}
