import type { Block } from "../text/block.ts";
import type { Moment } from "../time/moment.ts";
import { cutAtColon, cutAtWords } from "./line-parts.ts";
import type { NoteProblem } from "./note-problem.ts";
import { readBullets, type LineForm } from "./section-lines.ts";

/** A piece of evidence as it was taken in: the file, its hash then, by whom. Empty strings are absent. */
export interface Evidence {
  readonly line: number;
  /** A day where the line has no time. */
  readonly moment: Moment;
  readonly link: string;
  /** 64 hex digits in lower case. */
  readonly sha256: string;
  readonly by: string;
  readonly note: string;
}

const FORM: LineForm = ["evidence-unreadable", "2026-11-23 08:05 [[file]] sha256 and 64 hex digits, by [[Ana]]: note"];

/** Reads a record's list of evidence, in file order; a line of another form is a problem. */
export function readEvidence(blocks: readonly Block[], heading = "Evidence"): { entries: Evidence[]; problems: NoteProblem[] } {
  return readBullets(blocks, heading, FORM, ({ day, moment, rest }, { line }) => {
    const [head, note] = cutAtColon(rest);
    const [what = "", by = ""] = cutAtWords(head, [" by "]);
    const [, link, sha256 = ""] = /^(\[\[[^[\]]+\]\]) sha256 ([\da-f]{64})$/i.exec(what) ?? [];
    return link === undefined ? undefined : [{ line, moment: moment ?? day, link, sha256: sha256.toLowerCase(), by, note }];
  });
}
