import { importsOf, resolveImport, type SourceFiles } from "./source-files.ts";

/** Libraries that the domain may use: time zones. */
const DOMAIN_LIBRARIES = [/^@date-fns\/tz(\/|$)/, /^date-fns(\/|$)/];

/**
 * The folders of the domain from the lowest up; each may use those before it and itself. A procedure's reader turns the
 * words of its schedule into a schedule, so schedules stand below notes. Formulas know no notes: figures of the queries use them.
 */
const DOMAIN_ORDER = ["time", "text", "schedule", "metrics", "icalendar", "lifecycle", "notes", "mending", "index", "problems", "queries", "reports", "templates", "diagrams", "actions"];

/** What each layer may import of the others. */
const LAYERS: Readonly<Record<string, readonly string[]>> = {
  domain: ["domain"],
  words: ["domain", "words"],
  vault: ["domain", "vault", "words", "templates"],
  ui: ["domain", "vault", "ui", "words"],
  commands: ["domain", "vault", "ui", "commands", "words"],
  main: ["domain", "vault", "ui", "commands", "words"],
};

/** Says which imports go through a wall of house.md, one sentence each. */
export function brokenWalls(files: SourceFiles): string[] {
  return [...files].flatMap(([path, text]) => importsOf(path, text).flatMap((specifier) => {
    const reason = whyNot(path, resolveImport(path, specifier));
    return reason === undefined ? [] : [`${path} imports ${specifier}: ${reason}`];
  }));
}

function whyNot(from: string, to: string): string | undefined {
  const [layer, target] = [layerOf(from), layerOf(to)];
  if (target === "main") return "nobody imports main";
  if (target === undefined) return layer === "domain" && !DOMAIN_LIBRARIES.some((library) => library.test(to)) ? "the domain is pure" : undefined;
  if (!(LAYERS[layer ?? ""] ?? []).includes(target)) return `${layer ?? "?"} does not use ${target}`;
  return layer === "domain" ? whyNotInDomain(from, to) : undefined;
}

function whyNotInDomain(from: string, to: string): string | undefined {
  const [own, other] = [DOMAIN_ORDER.indexOf(folderOf(from)), DOMAIN_ORDER.indexOf(folderOf(to))];
  if (own < 0 || other < 0) return "a folder of the domain that house.md does not name";
  return other > own ? `${folderOf(from)} stands below ${folderOf(to)}` : undefined;
}

/** `domain`, `vault`, `ui`, `commands`, or a file of src itself by its name; undefined for a library. */
function layerOf(path: string): string | undefined {
  if (path.startsWith("templates/")) return "templates";
  return path.startsWith("src/") ? path.slice(4).split("/")[0]?.replace(/(\.d)?\.ts$/, "").replace(/^[\w-]+-words$/, "words") : undefined;
}

function folderOf(path: string): string {
  return path.split("/")[2] ?? "";
}

/** Finds circles of imports, types included: each as the files on it. */
export function importCircles(files: SourceFiles): string[][] {
  const edges = new Map([...files].map(([path, text]) => [path, importsOf(path, text).map((specifier) => resolveImport(path, specifier)).filter((to) => files.has(to))]));
  const done = new Set<string>();
  const circles: string[][] = [];
  const walk = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) circles.push(trail.slice(trail.indexOf(path)));
    if (done.has(path)) return;
    done.add(path);
    for (const next of edges.get(path) ?? []) walk(next, [...trail, path]);
  };
  for (const path of edges.keys()) walk(path, []);
  return circles;
}
