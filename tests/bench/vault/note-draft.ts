import type { CachedMetadata, CacheItem, Loc, Pos, SectionCache } from "obsidian";

import { type Field, frontmatterLines, frontmatterLinks, frontmatterValues } from "./frontmatter-draft.ts";
import type { Item, Span } from "./spans.ts";

const INDENT = "  ";

/** Writes a note from top to bottom and keeps, for every piece, what the metadata cache will hold of it: nothing is parsed. */
export class NoteDraft {
  #text = "";
  #line = 0;
  #lineStart = 0;
  readonly #cache: CachedMetadata = {};

  get text(): string {
    return this.#text;
  }

  get cache(): CachedMetadata {
    return this.#cache;
  }

  frontmatter(fields: readonly Field[]): void {
    const start = this.#here();
    this.#write(`---\n${frontmatterLines(fields)}---`);
    const position = this.#section("yaml", start);
    Object.assign(this.#cache, { frontmatter: frontmatterValues(fields), frontmatterPosition: position, frontmatterLinks: frontmatterLinks(fields) });
  }

  heading(level: number, spans: readonly Span[]): void {
    this.#gap();
    const start = this.#here();
    this.#write(`${"#".repeat(level)} `);
    const from = this.#text.length;
    this.#spans(spans);
    (this.#cache.headings ??= []).push({ heading: this.#text.slice(from), level, position: this.#section("heading", start) });
  }

  paragraph(spans: readonly Span[]): void {
    this.#gap();
    const start = this.#here();
    this.#spans(spans);
    this.#section("paragraph", start);
  }

  /** A comment on a line of its own, right under the line before. */
  pin(words: string): void {
    this.#write("\n");
    const start = this.#here();
    this.#write(`%% ${words} %%`);
    this.#section("comment", start);
  }

  fence(language: string, lines: readonly string[]): void {
    this.#gap();
    const start = this.#here();
    this.#write(["```" + language, ...lines, "```"].join("\n"));
    this.#section("code", start);
  }

  list(items: readonly Item[]): void {
    this.#gap();
    const start = this.#here();
    this.#items(items, -start.line, "");
    this.#section("list", start);
  }

  numbered(items: readonly (readonly Span[])[]): void {
    this.#gap();
    const start = this.#here();
    items.forEach((spans, at) => this.#item({ spans }, -start.line, "", `${at + 1}. `, at === 0));
    this.#section("list", start);
  }

  /** Ends the note with a line ending. */
  close(): void {
    this.#write("\n");
  }

  #items(items: readonly Item[], parent: number, indent: string): void {
    items.forEach((item, at) => {
      const line = this.#item(item, parent, indent, "- ", at === 0 && indent === "");
      if (item.children) this.#items(item.children, line, indent + INDENT);
    });
  }

  #item({ task, spans }: Item, parent: number, indent: string, mark: string, first: boolean): number {
    this.#write((first ? "" : "\n") + indent);
    const start = this.#here();
    this.#write(mark + (task === undefined ? "" : `[${task}] `));
    this.#spans(spans);
    const position = { start, end: this.#here() };
    (this.#cache.listItems ??= []).push({ position, parent, ...(task === undefined ? {} : { task }) });
    return start.line;
  }

  #spans(spans: readonly Span[]): void {
    for (const span of spans) {
      const start = this.#here();
      if (typeof span === "string") this.#write(span);
      else if ("tag" in span) this.#tag(span.tag, start);
      else this.#link(span.link, span.shown, start);
    }
  }

  #tag(name: string, start: Loc): void {
    const tag = `#${name}`;
    this.#write(tag);
    (this.#cache.tags ??= []).push({ position: { start, end: this.#here() }, tag });
  }

  #link(link: string, shown: string | undefined, start: Loc): void {
    const original = shown === undefined ? `[[${link}]]` : `[[${link}|${shown}]]`;
    this.#write(original);
    (this.#cache.links ??= []).push({ position: { start, end: this.#here() }, link, original, displayText: shown ?? link });
  }

  #section(type: SectionCache["type"], start: Loc): Pos {
    const section: CacheItem & { type: string } = { type, position: { start, end: this.#here() } };
    (this.#cache.sections ??= []).push(section);
    return section.position;
  }

  #gap(): void {
    if (this.#text !== "") this.#write("\n\n");
  }

  #here(): Loc {
    return { line: this.#line, col: this.#text.length - this.#lineStart, offset: this.#text.length };
  }

  #write(piece: string): void {
    for (let at = piece.indexOf("\n"); at >= 0; at = piece.indexOf("\n", at + 1)) {
      this.#line++;
      this.#lineStart = this.#text.length + at + 1;
    }
    this.#text += piece;
  }
}
