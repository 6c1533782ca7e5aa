import type { ChangePanel } from "../../domain/queries/change-panel.ts";
import type { Moment } from "../../domain/time/moment.ts";
import type { Day } from "../../domain/time/day.ts";
import { changePanelWords as say } from "../../change-panel-words.ts";
import { minutesTo, type TellingClocks } from "./panel-clock.ts";
import { momentWords } from "./panel-marks.ts";

/** From so near on the decision is called due. */
const SOON = 30 * 60_000;

/** Draws the time that a change was given, and what is left of it; of one that is done, when that was. */
export function drawWindow(times: HTMLElement, { window, done }: Pick<ChangePanel, "window" | "done">, today: Day, clocks: TellingClocks): void {
  const { phase, from, to, starts, ends, decideBy } = window;
  const isDone = phase === "over" && done.from !== undefined && done.to !== undefined;
  times.createDiv({ cls: "operations-vault-change-window", text: isDone ? spanWords(say.done, done.from, done.to, today) : spanWords(say.window, from, to, today) });
  if (phase === "over") return;
  if (phase === "running" && decideBy) drawDecision(times, decideBy, today, clocks);
  if (ends === undefined) return;
  const left = (now: number): string => (phase === "ahead" && starts !== undefined && now < starts ? say.startsIn(minutesTo(starts, now)) : say.endsIn(minutesTo(ends, now)));
  clocks.add(times.createSpan("operations-vault-due"), left, (el, now) => mark(el, ends < now ? "overdue" : "later"));
}

/** Draws until when one can still go back within the window. */
export function drawDecision(parent: HTMLElement, { at, moment }: NonNullable<ChangePanel["window"]["decideBy"]>, today: Day, clocks: TellingClocks): void {
  const words = momentWords(moment, today);
  clocks.add(parent.createSpan("operations-vault-due"), (now) => say.decideBy(words, minutesTo(at, now)), (el, now) => mark(el, at < now ? "overdue" : at - now <= SOON ? "soon" : "later"));
}

function mark(el: HTMLElement, state: string): void {
  if (el.dataset["due"] !== state) el.dataset["due"] = state;
}

/** "22:00 to Sun 29 Nov 00:00": a day is said where it is another than the one before. */
function spanWords(words: (from: string, to: string) => string, from: Moment | undefined, to: Moment | undefined, today: Day): string {
  if (from === undefined) return say.noWindow;
  const begin = momentWords(from, today);
  return to === undefined ? say.windowFrom(begin) : words(begin, momentWords(to, from.slice(0, 10)));
}
