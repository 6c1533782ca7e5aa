import { readEvidence } from "../notes/evidence.ts";
import { findBlocks } from "../text/blocks.ts";
import { readFrontmatter } from "../text/frontmatter.ts";
import { splitLines } from "../text/lines.ts";
import { baseName, readWikiLink } from "../text/links.ts";
import { inert, momentOf, type Acting } from "./acting.ts";
import { planEdits, refuseUnwritable } from "./edit-note.ts";
import { refuse, type Planned } from "./plan.ts";
import { listEdit } from "./section-end.ts";

/** A file that is kept as evidence: the link to it, and its hash as 64 hex digits. */
export interface NewEvidence {
  readonly link: string;
  readonly sha256: string;
  readonly note: string;
}

/** Plans a line of a record's evidence: which file, its hash now, who took it in. A file that changed since is another piece. */
export function planEvidence(path: string, text: string, { link, sha256, note }: NewEvidence, acting: Acting): Planned {
  const refused = refuseUnwritable(path, text);
  if (refused) return refused;
  const [file, hash, words] = [inert(link), sha256.toLowerCase(), inert(note)];
  if (!readWikiLink(file) || !/^[\da-f]{64}$/.test(hash)) return refuse("evidence-missing", "There is no file to keep as evidence.", "Choose a file of the vault.", path);
  const { entries } = readEvidence(findBlocks(splitLines(text), readFrontmatter(text).bodyLine));
  const known = entries.find((entry) => entry.link === file && entry.sha256 === hash);
  if (known) return refuse("evidence-known", `${file} was taken in on ${known.moment.replace("T", " ")}, and is the same still.`, "Nothing is to be done.", path);
  const by = acting.person === undefined ? "" : ` by ${acting.person}`;
  const line = `- ${momentOf(acting).replace("T", " ")} ${file} sha256 ${hash}${by}${words === "" ? "" : `: ${words}`}`;
  return planEdits(`Evidence: ${baseName(path)}`, path, [listEdit(text, "Evidence", [line], acting)]);
}
