/** Have texts compared in a worker, which is stopped when it takes too long; without one, in the page itself. */
import { Unreadable } from "../copies/copy.js";
import { judge_of } from "./work.js";

const PATIENCE_MS = 120_000;

export class Comparing {
  /** `program` is the text of this script, which the worker runs too. */
  constructor(program, wording) {
    Object.assign(this, { program, wording });
    this.worker = this.started(); // before it is needed, so that nobody waits for it
  }

  /** Give the verdict on a job of `judge_of`. */
  async judge(job) {
    this.worker ??= this.started();
    if (!this.worker) return judge_of(this.wording)(job);
    return new Promise((resolve, reject) => {
      const stop = (fault) => {
        this.stop();
        reject(fault);
      };
      const patience = setTimeout(() => stop(new Unreadable("too-long")), PATIENCE_MS);
      this.stopped = () => {
        clearTimeout(patience);
        reject(new Unreadable("stopped"));
      };
      this.worker.onerror = (event) => {
        clearTimeout(patience);
        stop(new Error(event.message));
      };
      this.worker.onmessage = ({ data }) => {
        clearTimeout(patience);
        resolve(data);
      };
      this.worker.postMessage({ job });
    });
  }

  started() {
    try {
      const address = URL.createObjectURL(new Blob([this.program], { type: "text/javascript" }));
      const worker = new Worker(address);
      worker.postMessage({ wording: this.wording });
      return worker;
    } catch {
      return null; // a browser that allows none here
    }
  }

  /** Stop what is being compared. */
  stop() {
    this.worker?.terminate();
    this.worker = null;
    this.stopped?.();
    this.stopped = null;
  }
}

