/** A wikilink as written: `[[target#subpath|alias]]`, `!` before it makes it an embed. */
export interface WikiLink {
  readonly target: string;
  readonly subpath: string;
  readonly alias: string;
  readonly embed: boolean;
  readonly start: number;
  readonly end: number;
}

const WIKILINK = /(!?)\[\[([^[\]\n]+)\]\]/g;

/** Finds the wikilinks and embeds of a text. */
export function findWikiLinks(text: string): WikiLink[] {
  return Array.from(text.matchAll(WIKILINK), (match) => {
    const [path = "", ...aliases] = (match[2] ?? "").split(/\\?\|/);
    const hash = path.indexOf("#");
    return {
      target: (hash < 0 ? path : path.slice(0, hash)).trim(),
      subpath: hash < 0 ? "" : path.slice(hash + 1).trim(),
      alias: aliases.join("|").trim(),
      embed: match[1] === "!",
      start: match.index,
      end: match.index + match[0].length,
    };
  });
}

/** Reads a property value or heading that is one wikilink and nothing else. */
export function readWikiLink(text: string): WikiLink | undefined {
  const trimmed = text.trim();
  const link = findWikiLinks(trimmed)[0];
  return link !== undefined && link.start === 0 && link.end === trimmed.length && !link.embed ? link : undefined;
}

/** The note that a text names: that of its first link, else the text itself. */
export function linkTarget(text: string): string {
  return findWikiLinks(text)[0]?.target ?? text;
}

/** Whether a text points at something that can be looked up: a wikilink, an embed, a Markdown link or a URL. */
export function holdsLink(text: string): boolean {
  return findWikiLinks(text).length > 0 || /\]\([^)\s]+\)|https?:\/\/\S/.test(text);
}

/** The last segment of a path, without `.md`. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1).replace(/\.md$/i, "");
}

/** A person, note or value for display: a link becomes its alias or base name, anything else stays. */
export function withoutLinkMarks(text: string): string {
  let shown = "";
  let from = 0;
  for (const link of findWikiLinks(text)) {
    shown += text.slice(from, link.start) + (link.alias || baseName(link.target) + (link.subpath ? ` > ${link.subpath}` : ""));
    from = link.end;
  }
  return shown + text.slice(from);
}

/** A person as written into notes: a link, whether it was typed as one or not. */
export function asPersonLink(name: string): string {
  const plain = name.trim();
  return plain === "" || readWikiLink(plain) ? plain : `[[${plain.replace(/[[\]|#^]/g, " ").replace(/\s+/g, " ").trim()}]]`;
}

/** Whether two people are the same: by the note that a link names, else by the folded name. */
export function samePerson(one: string, other: string): boolean {
  return personKey(one) === personKey(other);
}

function personKey(person: string): string {
  const link = readWikiLink(person);
  return (link ? baseName(link.target) : person.trim().replace(/^@/, "")).normalize("NFC").toLowerCase();
}
