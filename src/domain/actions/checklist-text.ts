import { stepKey, type DeferredStep, type WantedSection } from "../queries/gather-checklist.ts";
import type { Step } from "../notes/step.ts";
import { splitBlockId } from "../text/inline-fields.ts";
import { setField } from "../text/set-field.ts";
import { inert } from "./acting.ts";

/**
 * The lines of checklist sections: heading, pin, steps. A step that was deferred earlier says where it comes from;
 * those that no section holds stand under "Carried over".
 */
export function checklistLines(sections: readonly WantedSection[], deferred: readonly DeferredStep[], carriedOverHeading: string): string[] {
  const waiting = new Map(deferred.map((step) => [stepKey(step.text), step]));
  const lines = sections.flatMap((section) => [
    "", `## ${section.link}`, `%% ops:run ${section.pin} %%`, "", ...section.steps.flatMap((step) => stepLines(step, "", waiting)),
  ]);
  if (waiting.size === 0) return lines;
  return [...lines, "", `## ${carriedOverHeading}`, "", ...[...waiting.values()].map((step) => `- [ ] ${inert(step.text)} [from:: ${step.from}]`)];
}

function stepLines(step: Step, indent: string, waiting: Map<string, DeferredStep>): string[] {
  // The procedure's block id stays there: in a copy it would name two places.
  const [words] = splitBlockId(step.text);
  const deferred = waiting.get(stepKey(words));
  waiting.delete(stepKey(words));
  const from = deferred ? ` [from:: ${deferred.from}]` : "";
  return [`${indent}- [ ] ${inert(words)}${from}`, ...step.children.flatMap((child) => stepLines(child, `${indent}  `, waiting))];
}

/** A checklist note's text: the filled template with its procedures and sections. Undefined where the template has no usable properties. */
export function checklistNote(template: string, sources: readonly string[], lines: readonly string[]): string | undefined {
  const listed = setField(template, "procedures", sources);
  if (!listed.ok) return undefined;
  return `${listed.text.trimEnd()}\n${lines.join("\n")}\n`;
}
