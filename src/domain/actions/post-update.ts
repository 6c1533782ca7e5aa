import { baseName } from "../text/links.ts";
import type { Moment } from "../time/moment.ts";
import { inert, type Acting } from "./acting.ts";
import { timelineEdit, timelineLine } from "./add-timeline-entry.ts";
import { planEdits, refuseUnwritable } from "./edit-note.ts";
import { refuse, type Planned } from "./plan.ts";

/** What users are told: conditions, actions, needs (domain.md A5); and when they hear more. */
export interface Update {
  readonly conditions: string;
  readonly actions: string;
  readonly needs: string;
  readonly next?: Moment | undefined;
}

/** Plans an update: one line of the timeline. */
export function planUpdate(path: string, text: string, { conditions, actions, needs, next }: Update, acting: Acting): Planned {
  const refused = refuseUnwritable(path, text);
  if (refused) return refused;
  if (sentence(conditions, "") === "") return refuse("update-empty", "The update does not say how things stand.", "Say what works and what does not.", path);
  const parts = [`Update: ${sentence(conditions, "")}.`, `Actions: ${sentence(actions, "none")}.`, `Needs: ${sentence(needs, "none")}.`];
  const until = next === undefined ? [] : [`Next ${next.slice(0, 10) === acting.today ? next.slice(11) : next.replace("T", " ")}`];
  const line = timelineLine([...parts, ...until].join(" "), acting, { tag: "update" });
  return planEdits(`Posted an update: ${baseName(path)}`, path, [timelineEdit(text, [line], acting)]);
}

/** Words without the full stop that follows them. */
function sentence(text: string, empty: string): string {
  return inert(text).replace(/[.\s]+$/, "") || empty;
}
