import type { ChangePanel } from "../../domain/queries/change-panel.ts";
import type { Moment } from "../../domain/time/moment.ts";
import type { Day } from "../../domain/time/day.ts";
import { changePanelWords as say } from "../../change-panel-words.ts";
import { minutesTo, type TellingClocks } from "./panel-clock.ts";
import { momentWords } from "./panel-marks.ts";

/** From so near on the decision is called due. */
const SOON = 30 * 60_000;

type TimedChange = Pick<ChangePanel, "type" | "window" | "done">;

/** Draws the time that a change was given, and what is left of it; of one that is done, when that was. */
export function drawWindow(times: HTMLElement, change: TimedChange, today: Day, clocks: TellingClocks): void {
  const { phase, starts, ends, decideBy } = change.window;
  times.createDiv({ cls: "operations-vault-change-window", text: timeWords(change, today) });
  if (phase === "over") return;
  if (phase === "running" && decideBy) drawDecision(times, decideBy, today, clocks);
  if (ends === undefined) return;
  const left = (now: number): string => (phase === "ahead" && starts !== undefined && now < starts ? say.startsIn(minutesTo(starts, now)) : say.endsIn(minutesTo(ends, now)));
  clocks.add(times.createSpan("operations-vault-due"), left, (el, now) => mark(el, ends < now ? "overdue" : "later"));
}

/** An emergency waits for no window: what counts is when it began. */
function timeWords({ type, window: { phase, from, to }, done }: TimedChange, today: Day): string {
  if (phase === "over" && done.from !== undefined && done.to !== undefined) return spanWords(say.done, done.from, done.to, today);
  if (from === undefined && done.from !== undefined) return say.began(momentWords(done.from, today));
  return from === undefined && type === "emergency" ? "" : spanWords(say.window, from, to, today);
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
