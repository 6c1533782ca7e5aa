import type { Frontmatter } from "../text/frontmatter.ts";
import { rankOf, rolesOf, type Schema } from "./read-fields.ts";
import { foldedKey } from "../text/field.ts";

type Fields = Readonly<Record<string, unknown>>;

/** The properties of a note as readers take them; what only a whole YAML reader could tell, as it is written. */
export function propertiesOf({ fields }: Pick<Frontmatter, "fields">): Fields {
  return Object.fromEntries([...fields.values()].map(({ key, value, raw }) => [key, value === undefined ? raw : value]));
}

/** The key that a write of a property goes to: the one that counts, else one that stands there empty, else its canonical name. */
export function keyToWrite(fields: Fields, schema: Schema, name: string): string {
  const roles = rolesOf(schema);
  let [best, lowest] = [name, Infinity];
  for (const [key, value] of Object.entries(fields)) {
    const role = roles.get(foldedKey(key));
    if (role?.name !== name) continue;
    const rank = rankOf(role, key) + (value === null || value === undefined || value === "" ? EMPTY : 0);
    if (rank < lowest) [best, lowest] = [key, rank];
  }
  return best;
}

/** Sets a key without a value behind every one that has some. */
const EMPTY = 1000;
