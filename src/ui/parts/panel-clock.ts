import type { Instant } from "../../domain/queries/record-panel.ts";
import { panelWords as say } from "../../panel-words.ts";

/** Words that go on with the clock; `tell` says them again where they are no longer the same. */
export interface TellingClocks {
  /** Draws words that `says` gives for an instant; `mark` may mark the element as well. */
  add(el: HTMLElement, says: (now: Instant) => string, mark?: (el: HTMLElement, now: Instant) => void): void;
  tell(): void;
}

const SECOND = 1000;
const MINUTE = 60_000;
/** From so near on an update is called due. */
const SOON = 10 * MINUTE;

/** Keeps the words that go on by themselves: only their own text nodes are touched. */
export function tellingClocks(now: () => Instant): TellingClocks {
  const told: (() => void)[] = [];
  return {
    add: (el, says, mark) => {
      const node = el.doc.createTextNode("");
      el.append(node);
      const tell = (): void => {
        const at = now();
        const words = says(at);
        if (node.data !== words) node.data = words;
        mark?.(el, at);
      };
      told.push(tell);
      tell();
    },
    tell: () => told.forEach((tell) => tell()),
  };
}

/** "00:42:10"; hours go on past a day. */
export function clockText(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / SECOND));
  return [seconds / 3600, (seconds / 60) % 60, seconds % 60].map((part) => String(Math.floor(part)).padStart(2, "0")).join(":");
}

/** Whole minutes until an instant: the minute that runs is counted, so that "in 1 min" is never past; below 0 once it is. */
export function minutesTo(due: Instant, now: Instant): number {
  const left = due - now;
  return left >= 0 ? Math.ceil(left / MINUTE) : Math.min(-1, Math.ceil(left / MINUTE));
}

/** Draws when users are to be told again, and marks it as due or overdue. */
export function drawUpdateDue(parent: HTMLElement, due: Instant, clocks: TellingClocks): void {
  clocks.add(parent.createSpan("operations-vault-due"), (now) => say.updateIn(minutesTo(due, now)), (el, now) => {
    const state = due < now ? "overdue" : due - now <= SOON ? "soon" : "later";
    if (el.dataset["due"] !== state) el.dataset["due"] = state;
  });
}
