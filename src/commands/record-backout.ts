import { planRecordBackout } from "../domain/actions/record-backout.ts";
import { sectionNamed } from "../domain/actions/section-end.ts";
import type { NoteRow } from "../domain/index/note-row.ts";
import { windowOf } from "../domain/queries/change-window.ts";
import { splitLines } from "../domain/text/lines.ts";
import { changeWords as say } from "../change-words.ts";
import { askFields } from "../ui/dialogs/ask-fields.ts";
import type { Operations } from "../vault/operations.ts";
import { write } from "./incident-during.ts";
import { chooseRecord } from "./record-target.ts";

const UNDER_WAY: ReadonlySet<string> = new Set(["implement", "review"]);

/** Shows the way back of a change and until when it fits, and takes in how it went. Answers whether it was written. */
export async function recordBackout(operations: Operations, path?: string): Promise<boolean> {
  const row = (await chooseRecord(operations, ["change"], path, { isMeant: ({ status }) => UNDER_WAY.has(status), none: say.noneUnderWay })) as NoteRow<"change"> | undefined;
  const text = row && (await operations.writer.freshText(row.path));
  if (!row || text === undefined) return false;
  const { decideBy } = windowOf(row.note, operations.zoneInForce().zone);
  const shown = backoutPlan(text);
  const said = await askFields(operations.app, {
    title: say.backoutTitle(row.name), confirm: say.record, shown,
    intro: [decideBy && row.status === "implement" ? say.decideBy(decideBy.moment.replace("T", " ")) : "", shown.length === 0 ? say.noBackoutPlan : ""].filter((part) => part !== "").join(". "),
    fields: [
      { key: "result", label: say.result, options: say.results, value: "pass", missing: say.result },
      { key: "reason", label: say.backoutReason, hint: say.backoutReasonHint, missing: say.backoutReasonMissing },
    ],
  });
  const result = say.results.find(([value]) => value === said?.["result"])?.[0] ?? "pass";
  return said !== undefined && write(operations, row, (fresh) => planRecordBackout({ path: row.path, text: fresh }, { result, reason: said["reason"] ?? "" }, operations.acting()));
}

/** The lines of the way back, without what is said to whoever writes it. */
function backoutPlan(text: string): readonly string[] {
  const section = sectionNamed(text, "Backout plan");
  const lines = section ? splitLines(text).slice(section.heading.line + 1, section.end + 1).map((line) => line.text) : [];
  return lines.filter((line) => line.trim() !== "" && !/^%%.*%%$/.test(line.trim()));
}
