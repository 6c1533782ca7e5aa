import { baseName } from "../text/links.ts";
import { logLine, momentOf, untagged, type Acting } from "./acting.ts";
import { planEdits, refuseUnwritable } from "./edit-note.ts";
import { refuse, type Planned } from "./plan.ts";
import { fieldEdits, isOver, readRecord } from "./record-fields.ts";

/** Plans to make a problem a known error, since now where it was none; the log keeps a workaround that another takes the place of. */
export function planKnownError(path: string, text: string, workaround: string, acting: Acting): Planned {
  const refused = refuseUnwritable(path, text) ?? refuseOver(path, text);
  if (refused) return refused;
  const words = untagged(workaround);
  if (words === "") return refuse("workaround-missing", "A known error needs its workaround.", "Say how to live with it until it is fixed.", path);
  const { known_error: since, workaround: before = "" } = readRecord("problem", text);
  if (since !== undefined && words === before) return refuse("known-error-unchanged", "It is a known error with this workaround already.", "Nothing is to be done.", path);
  const reason = before === "" || before === words ? "" : `the workaround was "${before}"`;
  const line = since === undefined ? logLine(acting, "known_error", "", momentOf(acting), reason) : logLine(acting, "workaround", before === "" ? "" : "old", "new", reason);
  return planEdits(`Known error: ${baseName(path)}`, path, [
    ...fieldEdits("problem", text, { workaround: words, known_error: since ?? momentOf(acting) }), { kind: "append-under-heading", heading: acting.headings.log, lines: [line] },
  ]);
}

/** Says no where a problem is closed. */
export function refuseOver(path: string, text: string): Planned | undefined {
  return isOver("problem", text) ? refuse("problem-over", `${baseName(path)} is closed.`, "Analyse it again first.", path) : undefined;
}
