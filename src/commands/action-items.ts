import { planActionItem, planTickAction, planVerifyAction } from "../domain/actions/action-item.ts";
import { readDay } from "../domain/time/day.ts";
import { incidentWords as say } from "../incident-words.ts";
import { askFields } from "../ui/dialogs/ask-fields.ts";
import { linksIn } from "../ui/dialogs/suggest-links.ts";
import type { Operations } from "../vault/operations.ts";
import { personField, write } from "./incident-during.ts";
import { chooseRecord } from "./record-target.ts";

/** Adds an action item to a record: who does what until when. */
export async function addActionItem(operations: Operations, path?: string): Promise<void> {
  const record = await chooseRecord(operations, ["incident", "problem", "review"], path);
  if (!record) return;
  const said = await askFields(operations.app, {
    title: say.actionTitle(record.name), confirm: say.add,
    fields: [
      { key: "text", label: say.action, missing: say.actionMissing },
      { ...personField(operations, "owner", say.owner, operations.acting().person), missing: say.ownerMissing },
      { key: "due", label: say.due, hint: say.dueHint, missing: say.dueMissing, whyNot: (text) => (readDay(text) === undefined ? say.dueWrong : "") },
      { key: "kind", label: say.actionKind, value: say.actionKinds[0][0], options: say.actionKinds, missing: say.actionKind },
    ],
  });
  if (!said) return;
  const action = { text: said["text"] ?? "", owner: linksIn(said["owner"] ?? "").at(-1) ?? "", due: readDay(said["due"] ?? ""), kind: said["kind"] ?? "" };
  await write(operations, record, (text) => planActionItem(record.path, text, action, operations.acting()));
}

/** Ticks the action item on a line (from 0) of a note. */
export async function tickAction(operations: Operations, path: string, line: number): Promise<void> {
  await write(operations, { path }, (text) => planTickAction(path, text, line, operations.acting()));
}

/** Says that the done action item on a line (from 0) does what it was for. */
export async function verifyAction(operations: Operations, path: string, line: number): Promise<void> {
  const ofSev1 = operations.incidents.isOfSev1(path);
  await write(operations, { path }, (text) => planVerifyAction(path, text, line, operations.acting(), ofSev1));
}
