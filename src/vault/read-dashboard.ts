import { buildDashboard, buildToday } from "../domain/queries/build-dashboard.ts";
import type { Coverage, Dashboard, ProblemRow as ShownProblem, TodaySection } from "../domain/queries/dashboard.ts";
import { todaysSections } from "../domain/queries/todays-sections.ts";
import { problemsOfProcedure } from "../domain/problems/check-text.ts";
import type { VaultReading } from "../domain/queries/vault-reading.ts";
import { buildCoverage, withWork, type WorkCounts } from "../domain/queries/build-coverage.ts";
import type { ProblemRow } from "../domain/problems/problem-row.ts";
import { problemDetail, problemTitle } from "../problem-words.ts";
import type { NoteRow } from "../domain/index/note-row.ts";
import { lookBackFrom } from "../domain/queries/due-procedures.ts";
import type { Day } from "../domain/time/day.ts";
import type { Operations } from "./operations.ts";
import { words } from "../words.ts";
import { readVault, wantedNow } from "./read-vault.ts";

/** Only so many problems are shown, so only of so many is the line looked for. */
const SHOWN = 8;

/** The dashboard, made once for every change however many views ask for it, and only as far as the change reaches. */
export class DashboardReader {
  readonly #operations: Operations;
  #made: Promise<Dashboard> | undefined;
  #counts: { readonly standing: string; readonly counts: WorkCounts } | undefined;
  #since: { readonly plans: string; readonly day: Day } | undefined;
  #reading: { readonly standing: string; readonly wanted: readonly NoteRow[]; readonly vault: Promise<ReadVault> } | undefined;

  constructor(operations: Operations) {
    this.#operations = operations;
    operations.onChange(() => (this.#made = undefined));
  }

  read(): Promise<Dashboard> {
    this.#made ??= this.#make();
    return this.#made;
  }

  async #make(): Promise<Dashboard> {
    const { reading, today, coverage } = await this.#vault();
    const maintenance = await this.#operations.maintenance.part(await this.#operations.changes.conflicted());
    return buildDashboard(reading, today, withWork(coverage, this.#work()), this.#operations.localNow().time, await shownProblems(this.#operations), maintenance, await this.#operations.incidents.part(), await this.#operations.changes.part());
  }

  /** Plans and work orders by their category, counted anew where one moved. */
  #work(): WorkCounts {
    const { index } = this.#operations;
    const standing = `${String(index.revisionOf("maintenance"))} ${String(index.revisionOf("work-order"))}`;
    if (this.#counts?.standing !== standing) {
      const plans = countBy(index.ofKind("maintenance").filter(({ status }) => status === "active").map(({ note }) => note.category));
      const counts = { plans, orders: countBy(index.ofKind("work-order").map(({ note }) => note.category).filter((category) => category === "corrective" || category === "emergency")), wordsOf };
      this.#counts = { standing, counts };
    }
    return this.#counts.counts;
  }

  /** Most edits change nothing of today's checklist or of what was run when: these are made again only where what they are made of moved. */
  async #vault(): Promise<ReadVault> {
    const { index, texts, settings } = this.#operations;
    const { day } = this.#operations.localNow();
    const plans = `${String(index.revisionOf("procedure"))} ${day}`;
    if (this.#since?.plans !== plans) this.#since = { plans, day: lookBackFrom(index.scheduled(), day) };
    const wanted = wantedNow(this.#operations, this.#since.day);
    const standing = [plans, index.revisionOf("framework"), index.runs, index.identities, texts.revision, settings.carriedOverHeading].join(" ");
    const known = this.#reading;
    if (known?.standing === standing && known.wanted.length === wanted.length && wanted.every((row, at) => row === known.wanted[at])) return known.vault;
    this.#reading = { standing, wanted, vault: readAll(this.#operations, wanted) };
    return this.#reading.vault;
  }
}

function wordsOf(plans: number, orders: number): string {
  return [plans > 0 ? words.plansOf(plans) : "", orders > 0 ? words.ordersOf(orders) : ""].filter((part) => part !== "").join(", ");
}

function countBy(categories: readonly (string | undefined)[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const category of categories) if (category !== undefined) counts.set(category, (counts.get(category) ?? 0) + 1);
  return counts;
}

interface ReadVault {
  readonly reading: VaultReading;
  readonly today: TodaySection;
  readonly coverage: Coverage;
}

async function readAll(operations: Operations, checklists: readonly NoteRow<"checklist">[]): Promise<ReadVault> {
  const reading = await readVault(operations, checklists);
  const wanted = todaysSections(reading);
  const dueWithoutSteps = new Set(wanted.withoutSteps);
  for (const [path, body] of reading.procedureBodies) {
    operations.problems.found(path, problemsOfProcedure(body).filter(({ code }) => code !== "no-steps" || dueWithoutSteps.has(path)), false);
  }
  return { reading, today: buildToday(reading, wanted), coverage: buildCoverage(reading) };
}

/** What the dashboard counts: reviews that are due have their own place. Found once for each list of problems. */
const counted = new WeakMap<readonly ProblemRow[], { readonly first: readonly ProblemRow[]; readonly others: readonly ShownProblem[] }>();

async function shownProblems(operations: Operations): Promise<ShownProblem[]> {
  const rows = operations.problems.rows();
  let known = counted.get(rows);
  if (!known) {
    const serious = rows.filter(({ weight, code }) => weight !== "note" && code !== "PRC-FRESH");
    // Those that are not shown are only counted: their words would be made for nobody.
    const others = serious.slice(SHOWN).map(({ path, name, line, code }) => ({ path, name, line, code, hint: "", sentence: "" }));
    counted.set(rows, (known = { first: serious.slice(0, SHOWN), others }));
  }
  const located = await Promise.all(known.first.map((row) => operations.problems.located(row)));
  return [...located.map((problem) => ({ path: problem.path, name: problem.name, line: problem.line, code: problem.code, hint: hintOf(problem), sentence: problemTitle(problem) })), ...known.others];
}

function hintOf(problem: ProblemRow): string {
  const { quoted, said } = problemDetail(problem);
  return [quoted, said].filter((part) => part !== "").join(" ");
}
