import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { mergeConflict } from "../../src/domain/mending/conflict-markers.ts";
import type { Question } from "../../src/domain/mending/merge-heads.ts";
import { resolve, type Choice } from "../../src/domain/mending/merge-texts.ts";
import type { Replica } from "./merged-maintenance.ts";

/** Whose notes are merged into whose, and how git writes down what it cannot merge: without and with what both started from. */
const WAYS = [["ana", "ben", "merge"], ["ben", "ana", "diff3"]] as const;

/** What two devices made of the same notes apart. */
export interface History {
  readonly base: Replica;
  readonly ana: Replica;
  readonly ben: Replica;
}

/** What a merge came to; `first`: by the first way. */
export interface Case {
  readonly replica: Replica;
  readonly way: string;
  readonly history: History;
  readonly seed: number;
  readonly first: boolean;
}

/** What became of all histories: by git, then by the fix. */
export interface Merges {
  readonly cases: readonly Case[];
  /** What a person was asked. */
  readonly questions: readonly Question[];
  /** The paths of the notes that git left open. */
  readonly open: readonly string[];
}

/** Merges each history both ways by real git, and what that leaves open as the fix does; `answer` is the person who is asked for the rest. */
export function mergeAll(histories: readonly History[], answer: (question: Question) => Choice): Merges {
  const folder = mkdtempSync(join(tmpdir(), "merged-by-git-"));
  try {
    return mergeIn(folder, histories, answer);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function mergeIn(folder: string, histories: readonly History[], answer: (question: Question) => Choice): Merges {
  const [cases, questions, open]: [Case[], Question[], string[]] = [[], [], []];
  const mended = (path: string, text: string): string => {
    const pieces = mergeConflict(text);
    if (!pieces) return text;
    open.push(path);
    const asked = pieces.filter((piece) => typeof piece !== "string");
    questions.push(...asked);
    return resolve(pieces, asked.map(answer)) ?? text;
  };
  git(folder, "init", "--quiet");
  commit(folder, "base", histories.map(({ base }) => base));
  for (const name of ["ana", "ben"] as const) {
    git(folder, "checkout", "--quiet", "--detach", "base");
    commit(folder, name, histories.map((history) => history[name]));
  }
  for (const [at, [ours, theirs, style]] of WAYS.entries()) {
    for (const [seed, replica] of mergedByGit(folder, ours, theirs, style, histories.length).entries()) {
      const history = histories[seed];
      if (history) cases.push({ replica: new Map([...replica].map(([path, text]) => [path, mended(path, text)])), way: `${theirs} into ${ours}, ${style}`, history, seed, first: at === 0 });
    }
  }
  return { cases, questions, open };
}

function git(folder: string, ...words: string[]): void {
  const environment = { PATH: process.env["PATH"] ?? "", GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1", HOME: folder };
  const settings = ["user.name=x", "user.email=x@example.org", "core.autocrlf=false", "gc.auto=0", "advice.detachedHead=false"].flatMap((setting) => ["-c", setting]);
  execFileSync("git", [...settings, ...words], { cwd: folder, env: environment, stdio: ["ignore", "ignore", "pipe"], maxBuffer: 64 * 1024 * 1024 });
}

function commit(folder: string, branch: string, replicas: readonly Replica[]): void {
  for (const [seed, replica] of replicas.entries()) {
    for (const [path, text] of replica) {
      const file = join(folder, String(seed), path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  }
  git(folder, "add", "--all");
  git(folder, "commit", "--quiet", "--allow-empty", "-m", branch);
  git(folder, "branch", branch);
}

/** What git made of all histories at once: clean, or with its conflict markers. */
function mergedByGit(folder: string, ours: string, theirs: string, style: string, count: number): Replica[] {
  git(folder, "checkout", "--quiet", "--detach", ours);
  try {
    git(folder, "-c", `merge.conflictStyle=${style}`, "merge", "--quiet", "--no-commit", theirs);
  } catch (error) {
    // Conflicts are what this is about; any other end would leave no note changed.
    if ((error as { status?: number }).status !== 1) throw error;
  }
  const replicas = Array.from({ length: count }, (_none, seed) => readNotes(join(folder, String(seed))));
  git(folder, "reset", "--quiet", "--hard");
  return replicas;
}

function readNotes(root: string): Replica {
  const names = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".md"));
  return new Map(names.sort().map((name) => [name.replaceAll("\\", "/"), readFileSync(join(root, name), "utf8")]));
}

/** Holds a check against every merge; a failure names it. */
export function forEach(cases: readonly Case[], check: (merged: Replica, history: History) => void): void {
  for (const { replica, history, seed, way } of cases) {
    try {
      check(replica, history);
    } catch (error) {
      throw new Error(`history ${String(seed)}, ${way}`, { cause: error });
    }
  }
}

/** How often each line stands in a text. */
export function counted(lines: readonly string[]): Map<string, number> {
  return lines.reduce((counts, line) => counts.set(line, (counts.get(line) ?? 0) + 1), new Map<string, number>());
}

/** Each line as often as the version has it that has it most. */
export function mostOf(one: readonly string[], other: readonly string[]): Map<string, number> {
  const [own, their] = [counted(one), counted(other)];
  return new Map([...new Set([...own.keys(), ...their.keys()])].map((line) => [line, Math.max(own.get(line) ?? 0, their.get(line) ?? 0)]));
}
