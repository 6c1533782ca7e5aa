/**
 * The blocks of a note's body, in order, as CommonMark and Obsidian see them, found line by line. Lines are 0-based
 * and `end` is the last line that belongs to the block. `parent` is the index of the list item that holds the block,
 * or -1.
 */
export type Block = HeadingBlock | ItemBlock | TextBlock | FenceBlock;

export interface Placed {
  readonly line: number;
  end: number;
  readonly parent: number;
}

export interface HeadingBlock extends Placed {
  readonly kind: "heading";
  readonly level: number;
  readonly text: string;
}

export interface ItemBlock extends Placed {
  readonly kind: "item";
  /** Columns of the marker and of the item's text. */
  readonly indent: number;
  readonly content: number;
  /** The written number of an ordered item, undefined for a bullet. */
  readonly number: number | undefined;
  /** `.` or `)` of an ordered item, else the bullet. */
  readonly delimiter: string;
  /** The character between the brackets of a checkbox, undefined without one. */
  readonly mark: string | undefined;
  /** The first paragraph, its lines joined by a space. */
  text: string;
  /** The last line of the first paragraph. */
  textEnd: number;
  /** Items of one list share this number. */
  readonly list: number;
}

export interface TextBlock extends Placed {
  readonly kind: "paragraph" | "quote" | "table" | "comment" | "html" | "code" | "rule";
  readonly text: string;
}

export interface FenceBlock extends Placed {
  readonly kind: "fence";
  readonly info: string;
  closed: boolean;
}
