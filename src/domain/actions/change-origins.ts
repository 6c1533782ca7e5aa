import { keyToWrite, propertiesOf } from "../notes/key-to-write.ts";
import { KINDS, type Kind } from "../notes/kinds.ts";
import type { PartRole } from "../notes/part-role.ts";
import { readProcedureBody, runOfPart } from "../notes/procedure-body.ts";
import type { Step } from "../notes/step.ts";
import { fieldText } from "../text/field-text.ts";
import { readFrontmatter } from "../text/frontmatter.ts";
import { splitBlockId } from "../text/inline-fields.ts";
import { readWikiLink } from "../text/links.ts";
import type { NoteText } from "./account-lines.ts";
import { readRecord, titleIn } from "./record-fields.ts";
import type { ChangePlan, ChangeRequest } from "./request-change.ts";
import type { LinkedNote } from "./start-review.ts";

/** The change that an incident needs now. */
export function changeOfIncident({ path, text, link }: LinkedNote): ChangeRequest {
  const note = readRecord("incident", text);
  const title = titleIn(note, path);
  return { title, type: "emergency", services: note.services, reason: note.assessment ?? title, fixes: [link], confidential: note.confidential };
}

/** The change that brings a problem's solution about. */
export function changeOfProblem({ path, text, link }: LinkedNote): ChangeRequest {
  const note = readRecord("problem", text);
  return { title: titleIn(note, path), type: "normal", services: note.services, reason: note.solution, fixes: [link], confidential: note.confidential };
}

/** The change that does what a procedure says; a link to a part of it takes that part alone. */
export function changeOfProcedure({ path, text, link }: LinkedNote): ChangeRequest {
  const note = readRecord("procedure", text);
  return { title: titleIn(note, path), type: "standard", services: note.services, template: link, duration: writtenIn("procedure", text, "duration"), plan: planOfProcedure(text, readWikiLink(link)?.subpath) };
}

/** The change under which maintenance is done, by the procedure that its plan names, else by its own steps. A procedure that is approved makes it a standard change. */
export function changeOfMaintenance(plan: LinkedNote, procedure: LinkedNote | undefined, order?: NoteText): ChangeRequest {
  const [note, followed] = [readRecord("maintenance", plan.text), procedure && changeOfProcedure(procedure)];
  const isStandard = procedure !== undefined && readRecord("procedure", procedure.text).status === "approved";
  const ordered = order === undefined ? [] : readRecord("work-order", order.text).services;
  return {
    title: titleIn(note, plan.path), type: isStandard ? "standard" : "normal", services: ordered.length > 0 ? ordered : note.services, reason: `Maintenance by ${plan.link}`, template: isStandard ? procedure.link : undefined,
    duration: writtenIn("maintenance", plan.text, "duration") ?? followed?.duration, downtime: writtenIn("maintenance", plan.text, "downtime"), confidential: note.confidential,
    plan: followed?.plan ?? planOfProcedure(plan.text), order,
  };
}

/** A length as its note has it. */
function writtenIn(kind: Kind, text: string, name: string): string | undefined {
  const frontmatter = readFrontmatter(text);
  return fieldText(frontmatter, keyToWrite(propertiesOf(frontmatter), KINDS[kind].fields, name));
}

/** What a run of a procedure would take, its way back and how its end is checked. */
export function planOfProcedure(text: string, part = ""): ChangePlan {
  const body = readProcedureBody(text, readFrontmatter(text).bodyLine);
  const of = (role: PartRole): string[] => body.parts.flatMap((each) => (each.role === role ? linesOf(each.steps) : []));
  return { steps: linesOf(((part === "" ? undefined : runOfPart(body, part)) ?? body.run).steps), backout: of("rollback"), verification: of("verification") };
}

/** The block ids stay in the procedure: in a copy they would name two places. */
function linesOf(steps: readonly Step[], indent = ""): string[] {
  return steps.flatMap(({ text, children }) => [indent + splitBlockId(text)[0], ...linesOf(children, `${indent}  `)]);
}
