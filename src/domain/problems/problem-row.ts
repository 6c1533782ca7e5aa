import type { NoteProblem } from "../notes/note-problem.ts";
import type { Kind } from "../notes/kinds.ts";
import type { FixKind, Weight } from "./catalogue.ts";

/** A problem as the list of problems shows it; `line` and `column` count from 0 and are undefined until the note was read. */
export interface ProblemRow extends NoteProblem {
  readonly path: string;
  /** The note's base name. */
  readonly name: string;
  readonly kind: Kind | undefined;
  readonly weight: Weight;
  readonly fix: FixKind | undefined;
  /** What the note last said where it cannot be read any more: "incident, SEV3, responding"; "" otherwise. */
  readonly lastKnown: string;
}
