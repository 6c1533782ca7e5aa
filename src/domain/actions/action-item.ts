import { findActionItems, type ActionItem } from "../notes/action-items.ts";
import { namingOf } from "../notes/kind-of.ts";
import { propertiesOf } from "../notes/key-to-write.ts";
import type { ItemBlock } from "../text/block.ts";
import { findBlocks } from "../text/blocks.ts";
import { readFrontmatter } from "../text/frontmatter.ts";
import { splitBlockId } from "../text/inline-fields.ts";
import { splitLines } from "../text/lines.ts";
import { samePerson } from "../text/links.ts";
import type { Day } from "../time/day.ts";
import { inertBullet, inertParagraph, type Acting } from "./acting.ts";
import { personToWrite } from "./assign-role.ts";
import { planEdits, refuseUnwritable } from "./edit-note.ts";
import { refuse, type Planned } from "./plan.ts";
import { readRecord } from "./record-fields.ts";
import { listEdit } from "./section-end.ts";

/** What is to be done, by whom and when; `kind` is the word behind `#action/`. */
export interface NewAction {
  readonly text: string;
  readonly owner: string;
  readonly due: Day | undefined;
  readonly kind: string;
}

/** Plans an action item: in a problem under its prevention, elsewhere under its actions. */
export function planActionItem(path: string, text: string, { text: words, owner, due, kind }: NewAction, acting: Acting): Planned {
  const refused = refuseUnwritable(path, text);
  if (refused) return refused;
  const said = inertAction(words);
  if (said === "") return refuse("action-empty", "The action says nothing.", "Say in a few words what is to be done.", path);
  const parts = [said, personToWrite(owner), due === undefined ? "" : `📅 ${due}`, `#action/${kind.toLowerCase().replace(/[^\p{L}\p{N}_-]+/gu, "-") || "other"}`];
  const { kinds } = namingOf({ path, fields: propertiesOf(readFrontmatter(text)), headings: [] }, ["/"]);
  const line = `- [ ] ${parts.filter((part) => part !== "").join(" ")}`;
  return planEdits(`Action: ${said}`, path, [listEdit(text, kinds[0] === "problem" ? "Prevention" : "Actions", [line], acting)]);
}

/** {@link inertBullet} for a task, in which no word is its date, its tag, or a field. */
function inertAction(text: string): string {
  const plain = text.replace(/[📅📆🗓✅➕⏳🛫❌]\ufe0f?/gu, "").replace(/(?<!\S)#(?=action\/)/gi, "\\#").replace(/\[(?=[A-Za-z][\w -]*::)/g, "(");
  return inertBullet(inertParagraph(plain.replace(/\s+/g, " ")));
}

/** Plans to tick an action item, with the day on which it was done. */
export function planTickAction(path: string, text: string, line: number, acting: Acting): Planned {
  return onItem(path, text, line, ({ state, done }, written) => {
    if (state === "done" || state === "cancelled") return refuse("action-over", `It is ${state} already.`, "Nothing is to be done.", path);
    const ticked = written.replace(/\[.\]/u, "[x]");
    return done === undefined ? ticked.replace(/(?<!\S)#action\//i, (tag) => `✅ ${acting.today} ${tag}`) : ticked;
  }, "Done");
}

/** Plans to say that a done action item does what it was for. `ofSev1`: it came of a SEV1, where not the note itself says so; then its owner cannot verify it. */
export function planVerifyAction(path: string, text: string, line: number, acting: Acting, ofSev1 = readRecord("incident", text).severity === "SEV1"): Planned {
  const { profile, person, today } = acting;
  return onItem(path, text, line, ({ state, owner, verified }, written) => {
    if (state !== "done") return refuse("action-open", "It is not done yet.", "Tick it first.", path);
    if (verified !== "") return refuse("action-verified", `${verified} verified it already.`, "Nothing is to be done.", path);
    if (profile === "team" && person === undefined) return refuse("person-missing", "Nobody is known to verify it.", "Say in the settings who you are.", path);
    if (profile === "team" && ofSev1 && owner !== "" && samePerson(owner, person ?? "")) return refuse("action-own", "An action of a SEV1 is verified by somebody else than its owner.", "Ask somebody else to look.", path);
    const [words, id] = splitBlockId(written);
    return `${words.trimEnd()} [verified:: ${profile === "team" ? (person ?? "") : today}]${id}`;
  }, "Verified");
}

/** Changes the lines of the action item that begins on a line. */
function onItem(path: string, text: string, line: number, change: (item: ActionItem, written: string) => string | Planned, title: string): Planned {
  const refused = refuseUnwritable(path, text);
  if (refused) return refused;
  const lines = splitLines(text);
  const blocks = findBlocks(lines, readFrontmatter(text).bodyLine);
  const item = findActionItems(blocks).entries.find((each) => each.line === line);
  const block = blocks.find((each): each is ItemBlock => each.kind === "item" && each.line === line);
  if (!item || !block) return refuse("note-changed-meanwhile", "There is no action item any more on that line.", "Look at the note and try again.", path);
  const was = lines.slice(line, block.textEnd + 1).map((each) => each.text);
  const now = change(item, was.join("\n"));
  return typeof now === "string" ? planEdits(`${title}: ${item.text}`, path, [{ kind: "rewrite-lines", line, was, now: now.split("\n") }]) : now;
}
