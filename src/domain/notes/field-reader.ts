import { foldKey } from "../text/field.ts";
import { readDay, type Day } from "../time/day.ts";
import type { NoteProblem } from "./note-problem.ts";

/** Reads a note's fields by their canonical key and its aliases; what cannot be read becomes a problem and stays absent. */
export class FieldReader {
  readonly problems: NoteProblem[] = [];
  readonly #byFold = new Map<string, [string, unknown]>();
  readonly #exact: Readonly<Record<string, unknown>>;

  constructor(fields: Readonly<Record<string, unknown>> | undefined) {
    this.#exact = fields ?? {};
    for (const [key, value] of Object.entries(this.#exact)) if (!this.#byFold.has(foldKey(key))) this.#byFold.set(foldKey(key), [key, value]);
  }

  /** The value under the key that the note has, canonical first; empty values count as absent. */
  value(key: string, aliases: readonly string[] = []): { key: string; value: unknown } | undefined {
    const found = [key, ...aliases].flatMap((name) => this.#lookUp(name));
    const [first, ...others] = found;
    const differing = others.find((other) => JSON.stringify(other.value) !== JSON.stringify(first?.value));
    if (first && differing) {
      this.report(differing.key, differing.value, `the same as ${first.key}`, `Only ${first.key} counts. Remove ${differing.key} or make both equal.`, "alias-differs");
    }
    return first && isTag(first.value) ? this.#unrendered(first) : first;
  }

  /** Free text; a number or a boolean reads as its text. */
  text(key: string, aliases: readonly string[] = []): string | undefined {
    const found = this.value(key, aliases);
    if (!found) return undefined;
    if (typeof found.value === "object") return this.#unread(found, "one text", "Put the value in double quotes.");
    return shownValue(found.value).trim();
  }

  /** Texts from a list, a comma string or one value. */
  texts(key: string, aliases: readonly string[] = []): string[] {
    const found = this.value(key, aliases);
    if (!found) return [];
    const values: unknown[] = Array.isArray(found.value) ? found.value : shownValue(found.value).split(",");
    return values.flatMap((value) => asListEntry(value));
  }

  /** One of the allowed words, compared folded; the first is the default where the note says nothing. */
  choice<Word extends string>(key: string, words: readonly Word[], aliases: readonly string[] = []): Word | undefined {
    const found = this.value(key, aliases);
    if (!found) return undefined;
    const folded = foldKey(shownValue(found.value));
    const word = words.find((candidate) => foldKey(candidate) === folded);
    return word ?? this.#unread(found, words.join(", "), "Choose one of these words.");
  }

  day(key: string, aliases: readonly string[] = []): Day | undefined {
    const found = this.value(key, aliases);
    if (!found) return undefined;
    return readDay(shownValue(found.value).trim().replace(/^(\d{4}-\d{2}-\d{2})[T ].*$/s, "$1")) ?? this.#unread(found, "a date such as 2026-11-23", "Write the date as year-month-day.");
  }

  wholeNumber(key: string, aliases: readonly string[] = []): number | undefined {
    const found = this.value(key, aliases);
    if (!found) return undefined;
    const written = typeof found.value === "number" || typeof found.value === "string" ? String(found.value).trim() : "";
    return /^\d{1,15}$/.test(written) ? Number(written) : this.#unread(found, "a whole number", "Write the number without a dot.");
  }

  /** Adds a problem of a field; answers undefined so that a reader can return it. */
  report(key: string, value: unknown, expected: string, hint: string, code = "value-unreadable"): undefined {
    this.problems.push({ code, key, found: shown(value), expected, hint });
    return undefined;
  }

  #unread(found: { key: string; value: unknown }, expected: string, hint: string): undefined {
    return this.report(found.key, found.value, expected, hint);
  }

  #unrendered(found: { key: string; value: unknown }): undefined {
    return this.report(found.key, found.value, "a value, not a template tag", "Fill in the value, or run the template with Templater.", "template-tag");
  }

  #lookUp(name: string): { key: string; value: unknown }[] {
    const pair: [string, unknown] | undefined = Object.hasOwn(this.#exact, name) ? [name, this.#exact[name]] : this.#byFold.get(foldKey(name));
    if (!pair || pair[1] === null || pair[1] === undefined || pair[1] === "") return [];
    return [{ key: pair[0], value: pair[1] }];
  }
}

function isTag(value: unknown): boolean {
  return typeof value === "string" ? /<%[\s\S]*%>|\{\{[^}]*\}\}/.test(value) : isMustacheMap(value);
}

/** `title: {{title}}` without quotes is a YAML map in a map. */
function isMustacheMap(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value) && Object.keys(value).length === 1 && Object.keys(value)[0] === "[object Object]";
}

function asListEntry(value: unknown): string[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return [`[[${value.flat(9).map(shownValue).join("")}]]`];
  const text = shownValue(value).trim();
  return text === "" ? [] : [text];
}

function shownValue(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "");
}

function shown(value: unknown): string {
  const text = shownValue(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
