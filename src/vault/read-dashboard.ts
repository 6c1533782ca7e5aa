import { buildDashboard, buildToday } from "../domain/queries/build-dashboard.ts";
import type { Coverage, Dashboard, ProblemRow as ShownProblem, TodaySection } from "../domain/queries/dashboard.ts";
import { todaysSections } from "../domain/queries/todays-sections.ts";
import { problemsOfProcedure } from "../domain/problems/check-text.ts";
import type { VaultReading } from "../domain/queries/vault-reading.ts";
import { buildCoverage } from "../domain/queries/build-coverage.ts";
import { problemTitle } from "../problem-words.ts";
import type { Operations } from "./operations.ts";
import { readVault } from "./read-vault.ts";

/** Only so many problems are shown, so only of so many is the line looked for. */
const SHOWN = 8;

/** The dashboard, made once for every change however many views ask for it, and only as far as the change reaches. */
export class DashboardReader {
  readonly #operations: Operations;
  #made: Promise<Dashboard> | undefined;
  #reading: { readonly standing: string; readonly vault: Promise<ReadVault> } | undefined;

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
    return buildDashboard(reading, today, coverage, this.#operations.localNow().time, await shownProblems(this.#operations));
  }

  /** An edit of an incident changes nothing of today's checklist: it is read again only where what it is made of moved. */
  async #vault(): Promise<ReadVault> {
    const { index, texts, settings } = this.#operations;
    const kinds = (["framework", "procedure", "checklist"] as const).map((kind) => index.revisionOf(kind));
    const standing = [...kinds, index.identities, texts.revision, this.#operations.localNow().day, settings.carriedOverHeading].join(" ");
    if (this.#reading?.standing !== standing) this.#reading = { standing, vault: readAll(this.#operations) };
    return this.#reading.vault;
  }
}

interface ReadVault {
  readonly reading: VaultReading;
  readonly today: TodaySection;
  readonly coverage: Coverage;
}

async function readAll(operations: Operations): Promise<ReadVault> {
  const reading = await readVault(operations);
  const wanted = todaysSections(reading);
  const dueWithoutSteps = new Set(wanted.withoutSteps);
  for (const [path, body] of reading.procedureBodies) {
    operations.problems.found(path, problemsOfProcedure(body).filter(({ code }) => code !== "no-steps" || dueWithoutSteps.has(path)), false);
  }
  return { reading, today: buildToday(reading, wanted), coverage: buildCoverage(reading) };
}

/** Reviews that are due have their own place. */
async function shownProblems(operations: Operations): Promise<ShownProblem[]> {
  const rows = operations.problems.rows().filter(({ weight, code }) => weight !== "note" && code !== "PRC-FRESH");
  const located = await Promise.all(rows.slice(0, SHOWN).map((row) => operations.problems.located(row)));
  return [...located, ...rows.slice(SHOWN)].map((problem) => ({ path: problem.path, name: problem.name, line: problem.line, code: problem.code, hint: problem.hint, sentence: problemTitle(problem) }));
}
