import { PROPOSED } from "../lifecycle/work-order.ts";
import type { NoteOf } from "../notes/kinds.ts";

/** A record that a work order's findings ask for. The new record keeps the link, as `raised_by`, where its kind has that property. */
export interface Proposal {
  readonly kind: "work-order" | "incident" | "problem";
  readonly services: readonly string[];
  readonly failureMode: string;
}

/** What the findings of a work order propose, with what the new record takes over; none where all is well. */
export function proposalsOf({ findings, services, failure_mode: failureMode = "" }: Pick<NoteOf<"work-order">, "findings" | "services" | "failure_mode">): Proposal[] {
  return (PROPOSED[findings ?? ""] ?? []).map((kind) => ({ kind, services, failureMode }));
}
