import { dayFromToday } from "./calendar-days.ts";
import type { Field } from "./frontmatter-draft.ts";
import type { NoteDraft } from "./note-draft.ts";
import { doing, PEOPLE, sentence, TOPICS } from "./phrases.ts";
import type { Random } from "./random.ts";
import type { Drawing } from "./record-fields.ts";
import type { Item, Span } from "./spans.ts";

/** So many prose notes have properties that together with the records 58 % of a vault do. */
const WITH_PROPERTIES = 0.4;
const SHORTEST = 2_000;
const LONGEST = 9_600;

/** A note that is none of ours: prose with links, tags and tasks, and here and there properties of other plugins. */
export function writeProse(draft: NoteDraft, from: Drawing): void {
  const { random } = from;
  if (random.chance(WITH_PROPERTIES)) draft.frontmatter(proseFields(random));
  draft.heading(1, [from.note.name]);
  const end = random.int(SHORTEST, LONGEST);
  while (draft.text.length < end) {
    if (random.chance(0.25)) draft.heading(random.int(2, 3), [`About ${random.pick(TOPICS)} and ${random.pick(TOPICS)}`]);
    if (random.chance(0.088)) draft.list(errands(random));
    else if (random.chance(0.05)) draft.list(random.times(4, () => ({ spans: [sentence(random)] })));
    if (random.chance(0.03)) draft.fence("sh", ["df -h", "systemctl status nginx"]);
    paragraph(draft, from);
  }
}

/** Paragraphs with a link or a tag now and then, of about so many characters together. */
export function paragraphs(draft: NoteDraft, from: Drawing, length: number): void {
  const end = draft.text.length + length;
  while (draft.text.length < end) paragraph(draft, from);
}

function paragraph(draft: NoteDraft, { random, names }: Drawing): void {
  const spans: Span[] = [];
  for (let left = random.int(2, 9); left > 0; left--) {
    spans.push(spans.length === 0 ? "" : " ", sentence(random));
    if (random.chance(0.15)) spans.push(" See ", ...linkTo(names.any("prose", random), random), ".");
    if (random.chance(0.05)) spans.push(" ", { tag: random.pick(TOPICS) });
  }
  draft.paragraph(spans);
}

function linkTo(name: string, random: Random): Span[] {
  return [random.chance(0.2) ? { link: name, shown: "the page about it" } : { link: name }];
}

function errands(random: Random): Item[] {
  return random.times(random.int(2, 9), () => ({
    task: random.pick([" ", " ", "x"]),
    spans: [doing(random), ...(random.chance(0.3) ? [" with ", { link: random.pick(PEOPLE) }] : []), ...(random.chance(0.4) ? [` 📅 ${dayFromToday(random.int(-90, 60))}`] : [])],
  }));
}

function proseFields(random: Random): Field[] {
  const fields: Field[] = [
    ["tags", random.times(random.int(1, 3), () => random.pick(TOPICS))], ["created", dayFromToday(-random.int(0, 3_000))], ["author", random.pick(PEOPLE)], ["rating", random.int(1, 5)],
    ["type", random.pick(["meeting", "book", "person", "note"])], ["status", random.pick(["seedling", "done", "open"])], ["related", [`[[${random.pick(PEOPLE)}]]`]], ["publish", random.chance(0.5)],
  ];
  return fields.filter((_, at) => at < 2 || random.chance(0.6));
}
