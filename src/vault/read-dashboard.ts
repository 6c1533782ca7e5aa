import { buildDashboard } from "../domain/queries/build-dashboard.ts";
import type { Dashboard, ProblemRow } from "../domain/queries/dashboard.ts";
import { todaysSections } from "../domain/queries/todays-sections.ts";
import type { VaultReading } from "../domain/queries/vault-reading.ts";
import { readFrontmatter } from "../domain/text/frontmatter.ts";
import { findField } from "../domain/text/set-field.ts";
import { baseName } from "../domain/text/links.ts";
import type { NoteProblem } from "../domain/notes/note-problem.ts";
import { words } from "../words.ts";
import type { Operations } from "./operations.ts";
import { readVault } from "./read-vault.ts";

/** Beyond this many notes with problems, the dashboard counts them by their key and reads no more lines. */
const LOCATED = 50;

/** The dashboard, made once for every change however many views ask for it. */
export class DashboardReader {
  readonly #operations: Operations;
  #made: Promise<Dashboard> | undefined;

  constructor(operations: Operations) {
    this.#operations = operations;
    operations.onChange(() => (this.#made = undefined));
  }

  read(): Promise<Dashboard> {
    this.#made ??= readDashboard(this.#operations);
    return this.#made;
  }
}

async function readDashboard(operations: Operations): Promise<Dashboard> {
  const reading = await readVault(operations);
  const problems = [...(await locatedProblems(operations)), ...twins(operations), ...bodyProblems(reading)];
  return buildDashboard(reading, operations.localNow().time, problems);
}

async function locatedProblems(operations: Operations): Promise<ProblemRow[]> {
  const rows: ProblemRow[] = [];
  let located = 0;
  for (const { path, problems } of operations.index.withProblems()) {
    const text = located++ < LOCATED ? await operations.texts.text(path) : undefined;
    rows.push(...problems.map((problem) => asRow(path, problem, text)));
  }
  return rows;
}

function asRow(path: string, problem: NoteProblem, text: string | undefined): ProblemRow {
  const line = problem.line ?? (text === undefined || problem.key === undefined ? undefined : findField(readFrontmatter(text), problem.key)?.line);
  const { key, found, expected, hint, code } = problem;
  return { path, name: baseName(path), line, code, hint, sentence: words.problemSentence(key, found, expected) };
}

/** Notes of which the vault can have one only, and has more: the first by path counts. */
function twins(operations: Operations): ProblemRow[] {
  const [framework, ...others] = operations.index.ofKind("framework");
  const rows = others.map((other) => twin(other.path, words.secondFramework(framework?.name ?? ""), words.secondFrameworkHint, "framework-twice"));
  const days = new Map<string, string>();
  for (const { path, name, note } of operations.index.ofKind("checklist")) {
    if (note.occurrence === undefined) continue;
    const first = days.get(note.occurrence);
    if (first === undefined) days.set(note.occurrence, name);
    else rows.push(twin(path, words.secondChecklist(first), words.secondChecklistHint, "occurrence-twice"));
  }
  return rows;
}

function twin(path: string, sentence: string, hint: string, code: string): ProblemRow {
  return { path, name: baseName(path), line: undefined, sentence, hint, code };
}

/** Problems that only a procedure's text shows, for the procedures that today needs. */
function bodyProblems(reading: VaultReading): ProblemRow[] {
  const rows: ProblemRow[] = todaysSections(reading).withoutSteps.map((path) => {
    const bullets = reading.procedureBodies.get(path)?.hasPlainBullets ?? false;
    return { path, name: baseName(path), line: undefined, code: "no-steps", sentence: words.noStepsFound, hint: bullets ? words.noStepsNumber : words.noStepsWrite };
  });
  for (const [path, body] of reading.procedureBodies) {
    if (body.unclosedFence === undefined) continue;
    rows.push({ path, name: baseName(path), line: body.unclosedFence, code: "unclosed-fence", sentence: words.unclosedFence, hint: words.unclosedFenceHint });
  }
  return rows;
}
