/** Where it begins: one script for the page and for its worker. */
import "./bookmarklet.js";
import { start_page } from "./main.js";
import { start_work } from "./work.js";

if (typeof document === "undefined") start_work(self);
else start_page();
