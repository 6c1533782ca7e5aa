import type { Day } from "../time/day.ts";
import type { ProblemRow } from "./problem-row.ts";

interface Telling {
  readonly day: Day;
  readonly time: string;
  readonly titleOf: (problem: ProblemRow) => string;
  readonly linkTo: (path: string) => string;
}

/** The list of problems as a note: a section for each note, worst first within it. Text of notes stands in code, where it does nothing. */
export function problemReport(problems: readonly ProblemRow[], { day, time, titleOf, linkTo }: Telling): string {
  const byNote = new Map<string, ProblemRow[]>();
  for (const problem of problems) byNote.set(problem.path, [...(byNote.get(problem.path) ?? []), problem]);
  const sections = [...byNote].map(([path, rows]) => `## [[${linkTo(path)}]]\n\n${rows.map((row) => line(row, titleOf(row))).join("\n")}`);
  const found = `${String(problems.length)} ${problems.length === 1 ? "problem" : "problems"} in ${String(byNote.size)} ${byNote.size === 1 ? "note" : "notes"}, ${day} ${time}.`;
  const head = `---\ntype: report\nkind: audit\nperiod_start: ${day}\nperiod_end: ${day}\nas_of: ${day}T${time}\nstatus: issued\n---\n\n${found}\n`;
  return [head, ...sections.map((section) => `${section}\n`)].join("\n");
}

function line({ code, line: at, weight, hint }: ProblemRow, title: string): string {
  return `- ${weight} \`${code}\`${at === undefined ? "" : `, line ${String(at + 1)}`}: ${asCode(title)} ${asText(hint)}`;
}

/** In code marks longer than any inside, so that no link, tag or template in it comes alive. */
function asCode(text: string): string {
  const line = asText(text);
  const fence = "`".repeat(Math.max(0, ...Array.from(line.matchAll(/`+/g), ([run]) => run.length)) + 1);
  return fence.length > 1 ? `${fence} ${line} ${fence}` : `${fence}${line}${fence}`;
}

/** One line on which Templater finds nothing to run. */
function asText(text: string): string {
  return text.replace(/\s*[\r\n\u2028\u2029]+\s*/g, " ").replace(/<%/g, "< %").replace(/%%/g, "% %");
}
