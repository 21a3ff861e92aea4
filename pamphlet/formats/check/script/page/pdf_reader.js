/** Load pdf.js when a PDF comes, where the site has it beside this page: `data-pdfjs` of the page names its folder. */
import { Unreadable } from "../copies/copy.js";

const [LIBRARY, WORKER] = ["pdf.min.mjs", "pdf.worker.min.mjs"];
let loading = null;

/** Give the library and a worker of it. Raises Unreadable where there is none, as from a disk, or offline. */
export async function pdf_reader() {
  const folder = document.documentElement.dataset.pdfjs;
  if (!folder) throw new Unreadable("pdf");
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
