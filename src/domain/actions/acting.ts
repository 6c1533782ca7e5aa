import type { Day } from "../time/day.ts";

/** Who acts, when, and how much of that is written. Times are local wall times of the vault's zone. */
export interface Acting {
  readonly today: Day;
  /** `HH:mm`. */
  readonly time: string;
  /** `+02:00`, only in the hour that autumn repeats, whose wall times are ambiguous without it. */
  readonly offset?: string;
  /** As written into notes, `[[Ana]]`; undefined where the device does not say. */
  readonly person: string | undefined;
  readonly profile: "team" | "solo";
  /** Whether answers carry time and person. */
  readonly stamps: boolean;
  readonly headings: { readonly carriedOver: string; readonly log: string };
}

/** The moment for a property: `2026-11-23T08:05`. */
export function momentOf(acting: Acting): string {
  return `${acting.today}T${timeOf(acting)}`;
}

function timeOf({ time, offset = "" }: Acting): string {
  return time + offset;
}

/** ` [at:: 08:14] [by:: [[Ana]]]`: the time alone on the note's own day, else the whole moment; the person only in a team. */
export function stampOf(acting: Acting, noteDay: Day | undefined): string {
  if (!acting.stamps) return "";
  const at = acting.today === noteDay ? timeOf(acting) : momentOf(acting);
  const by = acting.profile === "team" && acting.person !== undefined ? ` [by:: ${acting.person}]` : "";
  return ` [at:: ${at}]${by}`;
}

/** A line of the log: `- 2026-11-23 09:40 status open → done by [[Ana]]: why`; what was empty before is left out. No reason is taken for an override. */
export function logLine(acting: Acting, key: string, from: string, to: string, reason = ""): string {
  const by = acting.profile === "team" && acting.person !== undefined ? ` by ${acting.person}` : "";
  const why = inert(reason).replace(/·(?= override)/g, "-");
  return `- ${acting.today} ${timeOf(acting)} ${key} ${from === "" ? "" : `${from} `}→ ${to}${by}${why === "" ? "" : `: ${why}`}`;
}

/**
 * Text that is not ours, made safe to write: Templater would run `<%`, a line break would leave the line, and a comment
 * that is never closed would hide the rest of the note.
 */
export function inert(text: string): string {
  const line = text.replace(/<%/g, "< %").replace(/\s*[\r\n\u2028\u2029]+\s*/g, " ").trim();
  const open = line.split("%%").length % 2 === 0;
  return (open ? line.replace(/%%/g, "% %") : line).replace(/<!--(?![\s\S]*-->)/g, "< !--");
}

/** {@link inert} for the value of a field in brackets, which a bracket without its partner would tear open. */
export function inertValue(text: string): string {
  let depth = 0;
  for (const char of text) {
    depth += char === "[" ? 1 : char === "]" ? -1 : 0;
    if (depth < 0) break;
  }
  return inert(depth === 0 ? text : text.replace(/\[/g, "(").replace(/\]/g, ")"));
}

/** {@link inert} for a bullet, where a box in front would make it a task, and a fence would swallow what follows. */
export function inertBullet(text: string): string {
  return inert(text).replace(/^(?:\[(?=.\]\s)|(?=`{3}|~{3}))/u, (box) => `\\${box}`);
}

/** Text that stays one paragraph: no heading, list, quote, table, fence, rule or HTML. */
export function inertParagraph(text: string): string {
  return inert(text).replace(/^(\d+)(?=[.)]\s)/, "$1\\").replace(/^(?=[#>+*=~`|<$-])/, "\\");
}

/** {@link inert} for a property, without what readers would take for a tag that nobody filled. */
export function untagged(text: string): string {
  return inert(text).replace(/%>/g, "% >").replace(/\{(?=\{)/g, "{ ");
}
