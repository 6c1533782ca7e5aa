import type { Definition, FootnoteDefinition, FootnoteReference, Image, Link, List, Nodes, Root } from "mdast";
import type { CachedMetadata, CacheItem, ListItemCache, ReferenceCache, SectionCache } from "obsidian";
import type { Position } from "unist";
import { trailingBlockId } from "./block-id.ts";
import { frontmatterOf } from "./frontmatter-cache.ts";
import { internalTarget, readWikilink } from "./link-text.ts";
import { listItemsOf } from "./list-item-cache.ts";
import type { Positions } from "./positions.ts";
import { headingOf, sectionsOf } from "./section-cache.ts";
import { parseInChunks } from "./syntax/parse-in-chunks.ts";

type Place = { position?: Position | undefined };
type Visit = { node: Nodes; parentLine: number | undefined; inComment: boolean };

/** Reads the metadata of a text from its syntax tree. */
export function collectMetadata(root: Root, positions: Positions): CachedMetadata {
  return new MetadataCollector(positions).collect(root);
}

/** Walks a note's syntax tree and gathers what the metadata cache holds of it. */
class MetadataCollector {
  readonly #positions: Positions;
  readonly #cache: CachedMetadata = {};

  constructor(positions: Positions) {
    this.#positions = positions;
  }

  collect(root: Root): CachedMetadata {
    this.#walk(root, false);
    const sections = sectionsOf(root, this.#positions);
    if (sections.length > 0) this.#cache.sections = sections;
    this.#collectBlocks(root, sections);
    this.#dropUndefinedFootnoteRefs();
    for (const list of [this.#cache.links, this.#cache.embeds, this.#cache.tags, this.#cache.listItems]) {
      list?.sort(byStart);
    }
    return this.#cache;
  }

  /** A stack of its own instead of recursion: a line of thousands of `>` nests that deep. */
  #walk(root: Root, inComment: boolean): void {
    const pending: Visit[] = [{ node: root, parentLine: undefined, inComment }];
    for (let visit = pending.pop(); visit !== undefined; visit = pending.pop()) {
      this.#collectNode(visit);
      const { node } = visit;
      if (!("children" in node)) continue;
      const parentLine = node.type === "listItem" ? this.#positions.at(this.#positions.start(node)).line : visit.parentLine;
      for (let index = node.children.length - 1; index >= 0; index -= 1) {
        const child = node.children[index];
        if (child !== undefined) pending.push({ node: child, parentLine, inComment });
      }
    }
  }

  #collectNode({ node, parentLine, inComment }: Visit): void {
    if (node.type === "tag") this.#collectTag(node);
    else if (node.type === "wikilink") this.#collectWikilink(node);
    else if (node.type === "link" || node.type === "image") this.#collectMarkdownLink(node);
    else if (!inComment) this.#collectBlockNode(node, parentLine);
  }

  #collectBlockNode(node: Nodes, parentLine: number | undefined): void {
    if (node.type === "heading") (this.#cache.headings ??= []).push(headingOf(node, this.#positions));
    else if (node.type === "list") this.#collectList(node, parentLine);
    else if (node.type === "yaml") Object.assign(this.#cache, frontmatterOf(node.value, this.#positions.of(node)));
    else if (node.type === "comment") this.#collectInComment(node);
    else if (node.type === "footnoteDefinition" || node.type === "footnoteReference") this.#collectFootnote(node);
    else if (node.type === "definition") this.#collectDefinition(node);
  }

  #collectList(list: List, parentLine: number | undefined): void {
    const items = (this.#cache.listItems ??= []);
    for (const item of listItemsOf(list, parentLine, this.#positions)) items.push(item);
  }

  #collectTag(node: Place): void {
    (this.#cache.tags ??= []).push({ position: this.#positions.of(node), tag: this.#positions.source(node) });
  }

  #collectWikilink(node: Place): void {
    const source = this.#positions.source(node);
    this.#collectReference({ position: this.#positions.of(node), ...readWikilink(source) }, source.startsWith("!"));
  }

  #collectMarkdownLink(node: Link | Image): void {
    const original = this.#positions.source(node);
    const link = internalTarget(node.url);
    if (link === undefined || !/^!?\[/.test(original)) return;
    const displayText = node.type === "image" ? (node.alt ?? "") : this.#innerSource(node);
    this.#collectReference({ position: this.#positions.of(node), link, original, displayText }, node.type === "image");
  }

  #innerSource(link: Link): string {
    const first = link.children[0];
    const last = link.children.at(-1);
    return first && last ? this.#positions.text.slice(this.#positions.start(first), this.#positions.end(last)) : "";
  }

  #collectReference(reference: ReferenceCache, isEmbed: boolean): void {
    if (isEmbed) (this.#cache.embeds ??= []).push(reference);
    else (this.#cache.links ??= []).push(reference);
  }

  #collectFootnote(node: FootnoteDefinition | FootnoteReference): void {
    const footnote = { id: node.label ?? node.identifier, position: this.#positions.of(node) };
    if (node.type === "footnoteReference") (this.#cache.footnoteRefs ??= []).push(footnote);
    else (this.#cache.footnotes ??= []).push(footnote);
  }

  #dropUndefinedFootnoteRefs(): void {
    const defined = new Set(this.#cache.footnotes?.map((footnote) => footnote.id.toLowerCase()));
    const refs = this.#cache.footnoteRefs?.filter((ref) => defined.has(ref.id.toLowerCase())) ?? [];
    if (refs.length > 0) this.#cache.footnoteRefs = refs;
    else delete this.#cache.footnoteRefs;
  }

  #collectDefinition(node: Definition): void {
    const id = node.label ?? node.identifier;
    (this.#cache.referenceLinks ??= []).push({ id, link: node.url, position: this.#positions.of(node) });
  }

  /** Tags and links inside a `%%` block count, its lists and headings do not. */
  #collectInComment(node: Place): void {
    const inner = this.#positions.source(node).slice(2).replace(/%%[^%]*$/, "");
    const place = this.#positions.from(this.#positions.start(node) + 2);
    const nested = new MetadataCollector(place);
    nested.#walk(parseInChunks(inner), true);
    for (const link of nested.#cache.links ?? []) this.#collectReference(link, false);
    for (const embed of nested.#cache.embeds ?? []) this.#collectReference(embed, true);
    for (const tag of nested.#cache.tags ?? []) (this.#cache.tags ??= []).push(tag);
  }

  #collectBlocks(root: Root, sections: readonly SectionCache[]): void {
    const named: (SectionCache | ListItemCache)[] = [...sections, ...(this.#cache.listItems ?? [])];
    for (const item of named) {
      if (item.id === undefined) continue;
      (this.#cache.blocks ??= {})[item.id.toLowerCase()] = { id: item.id, position: item.position };
    }
    for (const quote of root.children) {
      if (quote.type !== "blockquote") continue;
      for (const child of quote.children) this.#collectQuotedBlock(child);
    }
  }

  #collectQuotedBlock(node: Nodes): void {
    const id = node.type === "paragraph" ? trailingBlockId(node, this.#positions) : undefined;
    if (id !== undefined) (this.#cache.blocks ??= {})[id.toLowerCase()] = { id, position: this.#positions.of(node) };
  }
}

function byStart(left: CacheItem, right: CacheItem): number {
  return left.position.start.offset - right.position.start.offset;
}
