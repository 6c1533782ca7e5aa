import { foldedKey, foldKey } from "../text/field.ts";
import { isZone } from "../time/moment.ts";
import { SHAPES, type FieldType } from "./field-types.ts";
import type { NoteProblem } from "./note-problem.ts";

/** The properties of a kind: how each is read. */
export type Schema = Readonly<Record<string, FieldType<unknown>>>;

/** What a note of a schema holds. */
export type Values<Of extends Schema> = { readonly [Key in keyof Of]: Of[Key] extends FieldType<infer Value> ? Value : never };

/** A property as the note has it: the key that it was found under, and its value. */
export interface Found {
  readonly key: string;
  readonly value: unknown;
}

/** What a key means in a kind of note: the property, and how far from its canonical name the key is. */
export interface Role {
  readonly name: string;
  readonly rank: number;
}

type Fields = Readonly<Record<string, unknown>>;

/** Reads the properties of a note; what cannot be read becomes a problem and stays absent. Never throws. */
export function readFields<Of extends Schema>(schema: Of, fields: Fields): { values: Values<Of>; problems: NoteProblem[] } {
  const problems: NoteProblem[] = [];
  const { absent } = compiled(schema);
  const values = { ...absent };
  const found = findProperties(schema, fields, problems);
  for (const [name, property] of found) {
    const type = schema[name];
    if (type) values[name] = readValue(property, type, problems) ?? absent[name];
  }
  return { values: values as Values<Of>, problems };
}

/** Finds what a note says of each property: its canonical key first, then the aliases in their order; empty values count as absent. */
export function findProperties(schema: Schema, fields: Fields, problems: NoteProblem[]): Map<string, Found> {
  const { roles } = compiled(schema);
  const found = new Map<string, Found & { readonly rank: number }>();
  for (const key of Object.keys(fields)) {
    const role = roles.get(foldedKey(key));
    const value = fields[key];
    if (!role || value === null || value === undefined || value === "") continue;
    const rank = rankOf(role, key);
    const other = found.get(role.name);
    if (!other || rank < other.rank) found.set(role.name, { key, value, rank });
    if (other && shownValue(other.value) !== shownValue(value)) problems.push(rank < other.rank ? differs(other, key) : differs({ key, value }, other.key));
  }
  return found;
}

/** A key as it is meant goes before one that only folds to it, and before every alias. */
export function rankOf({ name, rank }: Role, key: string): number {
  return key === name ? -1 : rank;
}

function differs(loser: Found, winner: string): NoteProblem {
  return { ...fieldProblem(loser, `the same as ${winner}`, `Only ${winner} counts. Remove ${loser.key} or make both equal.`, "alias-differs"), choices: [winner, loser.key] };
}

/** A problem of one property. */
export function fieldProblem({ key, value }: Found, expected: string, hint: string, code = "value-unreadable"): NoteProblem {
  return { code, key, found: shown(value), expected, hint };
}

interface Compiled {
  readonly roles: ReadonlyMap<string, Role>;
  /** What a note without any property holds. */
  readonly absent: Readonly<Record<string, unknown>>;
}

const schemas = new Map<Schema, Compiled>();

function compiled(schema: Schema): Compiled {
  let known = schemas.get(schema);
  if (!known) {
    const roles = new Map<string, Role>();
    // Where a key is one property's name and another's alias, the name goes before.
    for (const [name, { aliases }] of Object.entries(schema)) for (const [at, alias] of aliases.entries()) roles.set(foldKey(alias), { name, rank: at + 1 });
    for (const name of Object.keys(schema)) roles.set(foldKey(name), { name, rank: 0 });
    const absent = Object.fromEntries(Object.entries(schema).map(([name, type]) => [name, type.shape === "list" ? NONE : name === "status" ? type.words?.[0] : undefined]));
    schemas.set(schema, (known = { roles, absent }));
  }
  return known;
}

/** The roles of a schema's keys, by folded key. */
export function rolesOf(schema: Schema): ReadonlyMap<string, Role> {
  return compiled(schema).roles;
}

const NONE: readonly never[] = [];
function readValue(found: Found, type: FieldType<unknown>, problems: NoteProblem[]): unknown {
  const { value } = found;
  if (isTag(value)) {
    problems.push(fieldProblem(found, "a value, not a template tag", "Fill in the value, or run the template with Templater.", "template-tag"));
  } else if (type.shape === "list") {
    const entries: unknown[] = Array.isArray(value) ? value : shownValue(value).split(",");
    return entries.flatMap(asListEntry);
  } else {
    const { read, expected, hint } = SHAPES[type.shape];
    const words = type.words ?? NONE;
    // A list of one is what the Properties view makes of a value when its type is changed to list.
    const one: unknown = type.shape !== "text" && Array.isArray(value) && value.length === 1 ? value[0] : value;
    const result = typeof one === "object" ? linkOf(value, type) : read(shownValue(one).trim(), words);
    if (result !== undefined && (type.shape !== "zone" || (typeof result === "string" && isZone(result)))) return result;
    problems.push({ ...fieldProblem(found, words.length > 0 ? words.join(", ") : expected, hint), ...(words.length > 0 ? { choices: words } : {}) });
  }
  return undefined;
}

/** `[[Note]]` without quotes is a list in a list to YAML; a text field takes it as the link that was meant. */
function linkOf(value: unknown, { shape }: FieldType<unknown>): string | undefined {
  return shape === "text" && Array.isArray(value) && value.length === 1 && Array.isArray(value[0]) ? asListEntry(value[0])[0] : undefined;
}

function isTag(value: unknown): boolean {
  if (typeof value !== "string") return isMustacheMap(value);
  const opened = value.indexOf("<%");
  return (opened >= 0 && value.includes("%>", opened)) || (value.includes("{{") && /\{\{[^{}]*\}\}/.test(value));
}

/** `title: {{title}}` without quotes is a YAML map in a map, whose key each reader writes in its own way. */
function isMustacheMap(value: unknown): boolean {
  const [only, ...others] = typeof value === "object" && value !== null && !Array.isArray(value) ? Object.keys(value) : [];
  return only !== undefined && others.length === 0 && /^(\[object Object\]|\{.*\})$/s.test(only);
}

function asListEntry(value: unknown): string[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return [`[[${value.flat(9).map(shownValue).join("")}]]`];
  const text = shownValue(value).trim();
  return text === "" ? [] : [text];
}

/** A value as one text. */
export function shownValue(value: unknown): string {
  if (typeof value === "string") return value;
  try {
    return JSON.stringify(value) ?? "";
  } catch {
    // An anchor inside of itself makes a value that has no end.
    return "a value within itself";
  }
}

function shown(value: unknown): string {
  const text = shownValue(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
