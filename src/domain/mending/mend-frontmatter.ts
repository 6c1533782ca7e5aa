import { readFrontmatter } from "../text/frontmatter.ts";
import type { TextProblem } from "../text/text-problem.ts";
import { explainYaml, type ReadYaml } from "../text/yaml-check.ts";
import { dropEqualDuplicates } from "./duplicate-keys.ts";
import { joinParts } from "./merge-units.ts";
import { requoted } from "./requote.ts";

/** What tells a problem from the others of its note. */
export type ProblemName = Readonly<Pick<TextProblem, "code"> & { line?: number; key?: string }>;

/** Texts that may be free of the problem, the least change first. */
type Mend = (text: string, line: number) => readonly (string | undefined)[];

const MENDS: Readonly<Record<string, Mend>> = {
  "byte-order-mark": (text) => [text.replace(/^\ufeff+/, "")],
  "blank-line-before": (text) => [text.replace(/^(\ufeff?)\s+/, "$1")],
  unclosed: (text) => [withClosingFence(text)],
  "tab-indent": (text) => [withoutTabs(text)],
  "duplicate-key": (text, line) => [dropEqualDuplicates(text, line)],
  "colon-in-value": requoted,
  "reserved-character": requoted,
  "no-anchor": requoted,
  yaml: requoted,
};

/** How many characters of frontmatter are read over and over before a mend of everything gives up. */
const MOST_READ = 500_000;

/** Whether {@link mendFrontmatter} knows what to do about a problem of this code. */
export function canMend(code: string): boolean {
  return Object.hasOwn(MENDS, code);
}

/**
 * Mends one problem of a note's frontmatter and leaves every other character alone. The result was read again, by our
 * own reader and by `readYaml`, and no longer has the problem; undefined where only a person can mend it.
 */
export function mendFrontmatter(text: string, { code, line, key }: ProblemName, readYaml: ReadYaml): string | undefined {
  const before = explainYaml(text, readYaml);
  const problem = before.find((one) => one.code === code && (line ?? one.line) === one.line && (key ?? one.key) === one.key);
  return problem === undefined ? undefined : mendOne(text, problem, before, readYaml);
}

/** Mends what can be mended, one problem after the other; undefined where that is nothing. */
export function mendAll(text: string, readYaml: ReadYaml): string | undefined {
  let [current, from] = [text, 0];
  for (let left = MOST_READ; left > 0; left -= 8 * readFrontmatter(current).end + 1) {
    const problems = explainYaml(current, readYaml).filter(({ line }) => line >= from);
    const [first] = problems;
    if (first === undefined) break;
    const onLine = problems.filter(({ line }) => line === first.line);
    const mended = onLine.reduce<string | undefined>((done, problem) => done ?? mendOne(current, problem, problems, readYaml), undefined);
    from = mended === undefined ? first.line + 1 : first.line;
    current = mended ?? current;
  }
  return current === text ? undefined : current;
}

function mendOne(text: string, problem: TextProblem, before: readonly TextProblem[], readYaml: ReadYaml): string | undefined {
  const mend = canMend(problem.code) ? MENDS[problem.code] : undefined;
  return mend?.(text, problem.line).find((mended) => mended !== undefined && mended !== text && isHealed(problem, before, explainYaml(mended, readYaml)));
}

/** True where the problem is gone and the block did not fall apart instead. */
function isHealed({ code, line, key }: TextProblem, before: readonly TextProblem[], after: readonly TextProblem[]): boolean {
  return !after.some((one) => {
    // Lines move where a twin is taken out.
    if (code === "duplicate-key") return one.code === code && one.key === key;
    if (one.line === line && (one.code === code || one.code === "yaml" || MENDS[code] === requoted)) return true;
    return /^(?:unclosed|not-properties)$/.test(one.code) && !before.some((old) => old.code === one.code);
  });
}

/** Closes the block at the line where its properties end. */
function withClosingFence(text: string): string {
  const { end } = readFrontmatter(text);
  return joinParts([text.slice(0, end), `---${/\r\n?|\n/.exec(text)?.[0] ?? ""}`, text.slice(end)]);
}

/** Two spaces for each tab before the first word of lines that start with a tab, which no line of a block scalar does. */
function withoutTabs(text: string): string {
  const { end } = readFrontmatter(text);
  const head = text.slice(0, end).replace(/([\r\n])(\t[ \t]*)(?=\S)/g, (_lead, ending: string, tabs: string) => ending + tabs.replaceAll("\t", "  "));
  return head + text.slice(end);
}
