import { planRole, type RecordRole } from "../domain/actions/assign-role.ts";
import { isPast, planTimelineEntry } from "../domain/actions/add-timeline-entry.ts";
import type { Planned } from "../domain/actions/plan.ts";
import { planUpdate } from "../domain/actions/post-update.ts";
import { asksCommander, planSeverity } from "../domain/actions/set-severity.ts";
import type { NoteRow } from "../domain/index/note-row.ts";
import { readSeverity } from "../domain/notes/severity.ts";
import { addDays } from "../domain/time/day.ts";
import { readMoment, type Moment } from "../domain/time/moment.ts";
import { incidentWords as say } from "../incident-words.ts";
import { askFields, type AskedField } from "../ui/dialogs/ask-fields.ts";
import { linksIn } from "../ui/dialogs/suggest-links.ts";
import type { Operations } from "../vault/operations.ts";
import { words } from "../words.ts";
import { perform } from "./outcomes.ts";
import { peopleOf } from "./people.ts";
import { chooseRecord } from "./record-target.ts";
import { refusalWords } from "./take-step.ts";

/** Adds one line to the timeline of an incident. */
export async function addTimelineEntry(operations: Operations, path?: string): Promise<void> {
  const incident = await chooseRecord(operations, ["incident"], path);
  if (!incident) return;
  const { today } = operations.acting();
  const said = await askFields(operations.app, {
    title: say.entryTitle(incident.name), confirm: say.add,
    fields: [
      { key: "entry", label: say.entry, hint: say.entryHint, missing: say.entryMissing },
      { key: "at", label: say.entryTime, hint: say.entryTimeHint, whyNot: (text) => (isTold(operations, momentIn(text, today)) ? "" : say.entryTimeWrong) },
      { key: "tag", label: say.milestone, options: say.milestones },
    ],
  });
  if (!said) return;
  const tag = say.milestones.find(([value]) => value === said["tag"])?.[0];
  await write(operations, incident, (text) => planTimelineEntry(incident.path, text, said["entry"] ?? "", operations.acting(), { at: momentIn(said["at"] ?? "", today), tag: tag === "" ? undefined : tag }));
}

/** Tells users how it stands: conditions, actions, needs. */
export async function postUpdate(operations: Operations, path?: string): Promise<void> {
  const incident = await chooseRecord(operations, ["incident"], path);
  if (!incident) return;
  const { today, time } = operations.acting();
  const said = await askFields(operations.app, {
    title: say.updateTitle(incident.name), confirm: say.post,
    fields: [
      { key: "conditions", label: say.conditions, hint: say.conditionsHint, missing: say.conditionsMissing },
      { key: "actions", label: say.actions, hint: say.actionsHint },
      { key: "needs", label: say.needs, hint: say.needsHint },
      { key: "next", label: say.nextUpdate, hint: say.nextUpdateHint, value: nextUpdateTime(operations, incident.path), whyNot: (text) => (momentIn(text, today) ? "" : say.nextUpdateWrong) },
    ],
  });
  if (!said) return;
  const { conditions = "", actions = "", needs = "", next = "" } = said;
  const at = momentIn(next, today);
  // A time that is over today is meant for tomorrow.
  const due = at === `${today}T${next}` && next < time ? `${addDays(today, 1)}T${next}` : at;
  await write(operations, incident, (text) => planUpdate(incident.path, text, { conditions, actions, needs, next: due }, operations.acting()));
}

/** When an update that is posted now would ask for the next one, as a time of today; "" where none is owed. */
function nextUpdateTime(operations: Operations, path: string): string {
  return operations.incidents.nextUpdate(path)?.slice(11, 16) ?? "";
}

/** Sets another severity, with the reason. */
export async function setSeverity(operations: Operations, path?: string): Promise<void> {
  const incident = await chooseRecord(operations, ["incident"], path);
  const text = incident && (await operations.writer.freshText(incident.path));
  if (!incident || text === undefined) return;
  const acting = operations.acting();
  const { severity = "SEV3" } = (incident as NoteRow<"incident">).note;
  const plan = (said: Readonly<Record<string, string>>, fresh: string): Planned =>
    planSeverity(incident.path, fresh, readSeverity(said["severity"] ?? "") ?? severity, said["reason"] ?? "", operations.acting(), linksIn(said["commander"] ?? "").at(-1));
  const said = await askFields(operations.app, {
    title: say.severityTitle(incident.name), confirm: say.set,
    fields: [
      { key: "severity", label: say.severity, value: severity, options: words.severities, missing: say.severity },
      { key: "reason", label: say.reason, hint: say.reasonHint, missing: say.reasonMissing },
      ...(asksCommander(text, "SEV1", acting) ? [personField(operations, "commander", say.commander, acting.person)] : []),
    ],
    check: (answers) => {
      const wanted = readSeverity(answers["severity"] ?? "");
      if (wanted && asksCommander(text, wanted, acting) && answers["commander"] === "") return say.commanderMissing;
      const planned = plan(answers, text);
      return planned.ok ? "" : refusalWords(planned.refusals);
    },
  });
  if (said) await write(operations, incident, (fresh) => plan(said, fresh));
}

const ROLES: readonly RecordRole[] = ["commander", "scribe", "communications", "owner"];
const ROLES_OF: Readonly<Record<string, readonly RecordRole[]>> = { incident: ROLES, problem: ["owner"], review: ["facilitator", "owner"] };

/** Gives a role of a record to a person; `role` may be known already. */
export async function assignRole(operations: Operations, path?: string, role?: string): Promise<void> {
  const record = await chooseRecord(operations, path === undefined ? ["incident"] : ["incident", "problem", "review"], path);
  if (!record) return;
  const [roles, { person }] = [ROLES_OF[record.kind] ?? ROLES, operations.acting()];
  const said = await askFields(operations.app, {
    title: say.roleTitle(record.name), confirm: say.assign,
    fields: [
      { key: "role", label: say.role, value: role ?? roles[0] ?? "", options: roles.map((each) => [each, say.roles[each] ?? each] as const), missing: say.role },
      { ...personField(operations, "person", say.person, person), missing: say.personMissing },
    ],
  });
  const chosen = roles.find((each) => each === said?.["role"]);
  if (said && chosen) await write(operations, record, (text) => planRole(record.path, text, chosen, linksIn(said["person"] ?? "").at(-1) ?? "", operations.acting()));
}

/** A field for one person, whom notes of ours name or who acts. */
export function personField(operations: Operations, key: string, label: string, me: string | undefined): AskedField {
  return { key, label, value: me ?? "", links: [...(me === undefined ? [] : [me]), ...peopleOf(operations)] };
}

/** Carries out what is planned for a record's text as it is now. */
export async function write(operations: Operations, { path }: Pick<NoteRow, "path">, plan: (text: string) => Planned): Promise<boolean> {
  const text = await operations.writer.freshText(path);
  return text !== undefined && perform(operations, plan(text));
}

/** `08:14` is a time of today; undefined for what is no moment, and for nothing. */
function momentIn(text: string, today: string): Moment | undefined {
  const typed = text.trim();
  return readMoment(/^\d{1,2}:\d{2}$/.test(typed) ? `${today} ${typed}` : typed)?.moment;
}

function isTold(operations: Operations, moment: Moment | undefined): boolean {
  return moment !== undefined && isPast(moment, operations.acting());
}
