import * as commands from "@codemirror/commands";
import { foldAll, toggleFold, unfoldAll } from "@codemirror/language";
import { EditorSelection } from "@codemirror/state";
import type { ChangeSpec } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import type { Command } from "@codemirror/view";
import type { EditorChange, EditorCommandName, EditorPosition, EditorRange, EditorRangeOrCaret, EditorSelectionOrCaret, EditorTransaction, EditorSelection as ObsidianSelection } from "obsidian";

const commandByName: Record<EditorCommandName, Command> = {
  goUp: commands.cursorLineUp,
  goDown: commands.cursorLineDown,
  goLeft: commands.cursorCharLeft,
  goRight: commands.cursorCharRight,
  goStart: commands.cursorDocStart,
  goEnd: commands.cursorDocEnd,
  goWordLeft: commands.cursorGroupLeft,
  goWordRight: commands.cursorGroupRight,
  indentMore: commands.indentMore,
  indentLess: commands.indentLess,
  newlineAndIndent: commands.insertNewlineAndIndent,
  swapLineUp: commands.moveLineUp,
  swapLineDown: commands.moveLineDown,
  deleteLine: commands.deleteLine,
  toggleFold,
  foldAll,
  unfoldAll,
};

/** Obsidian's editor interface over CodeMirror 6: lines and characters count from 0. */
export class Editor {
  /** CodeMirror's view; not in Obsidian's typings, used by plugins. */
  readonly cm: EditorView;
  /** What scrolls: the view around CodeMirror, because the note's title scrolls with the text. */
  readonly #scroller: HTMLElement;

  constructor(cm: EditorView, scroller: HTMLElement = cm.scrollDOM) {
    this.cm = cm;
    this.#scroller = scroller;
  }

  getDoc(): this {
    return this;
  }

  refresh(): void {
    this.cm.requestMeasure();
  }

  getValue(): string {
    return this.cm.state.doc.toString();
  }

  /** Replaces the whole text as one step of the undo history. */
  setValue(content: string): void {
    this.cm.dispatch({ changes: { from: 0, to: this.cm.state.doc.length, insert: this.cm.state.toText(content) } });
  }

  getLine(line: number): string {
    return this.#hasLine(line) ? this.cm.state.doc.line(line + 1).text : "";
  }

  setLine(line: number, text: string): void {
    this.replaceRange(text, { line, ch: 0 }, { line, ch: this.getLine(line).length });
  }

  lineCount(): number {
    return this.cm.state.doc.lines;
  }

  lastLine(): number {
    return this.cm.state.doc.lines - 1;
  }

  getSelection(): string {
    const { from, to } = this.cm.state.selection.main;
    return this.cm.state.sliceDoc(from, to);
  }

  somethingSelected(): boolean {
    return this.cm.state.selection.ranges.some((range) => !range.empty);
  }

  getRange(from: EditorPosition, to: EditorPosition): string {
    return this.cm.state.sliceDoc(this.posToOffset(from), this.posToOffset(to));
  }

  replaceSelection(replacement: string, origin = "input"): void {
    this.cm.dispatch(this.cm.state.replaceSelection(this.cm.state.toText(replacement)), { userEvent: origin, scrollIntoView: true });
  }

  replaceRange(replacement: string, from: EditorPosition, to: EditorPosition = from, origin = "input"): void {
    this.cm.dispatch({ changes: this.#change({ text: replacement, from, to }), userEvent: origin });
  }

  getCursor(side: "from" | "to" | "head" | "anchor" = "head"): EditorPosition {
    return this.offsetToPos(this.cm.state.selection.main[side]);
  }

  listSelections(): ObsidianSelection[] {
    return this.cm.state.selection.ranges.map(({ anchor, head }) => ({ anchor: this.offsetToPos(anchor), head: this.offsetToPos(head) }));
  }

  setCursor(pos: EditorPosition | number, ch = 0): void {
    this.setSelection(typeof pos === "number" ? { line: pos, ch } : pos);
  }

  setSelection(anchor: EditorPosition, head: EditorPosition = anchor): void {
    this.setSelections([{ anchor, head }]);
  }

  setSelections(ranges: EditorSelectionOrCaret[], main = 0): void {
    const made = ranges.map(({ anchor, head }) => EditorSelection.range(this.posToOffset(anchor), this.posToOffset(head ?? anchor)));
    this.cm.dispatch({ selection: EditorSelection.create(made, main), scrollIntoView: true });
  }

  focus(): void {
    this.cm.focus();
  }

  blur(): void {
    this.cm.contentDOM.blur();
  }

  hasFocus(): boolean {
    return this.cm.hasFocus;
  }

  getScrollInfo(): { top: number; left: number } {
    return { top: this.#scroller.scrollTop, left: this.#scroller.scrollLeft };
  }

  scrollTo(x?: number | null, y?: number | null): void {
    if (typeof x === "number") this.#scroller.scrollLeft = x;
    if (typeof y === "number") this.#scroller.scrollTop = y;
  }

  scrollIntoView(range: EditorRange, center = false): void {
    const target = EditorSelection.range(this.posToOffset(range.from), this.posToOffset(range.to));
    this.cm.dispatch({ effects: EditorView.scrollIntoView(target, { y: center ? "center" : "nearest" }) });
  }

  undo(): void {
    commands.undo(this.cm);
  }

  redo(): void {
    commands.redo(this.cm);
  }

  exec(command: EditorCommandName): void {
    commandByName[command](this.cm);
  }

  /** Makes all changes as one step of the undo history; positions are those before the transaction, selections those after it. */
  transaction(tx: EditorTransaction, origin = "input"): void {
    const replaced = tx.replaceSelection === undefined ? [] : this.cm.state.selection.ranges.map(({ from, to }) => ({ from, to, insert: tx.replaceSelection ?? "" }));
    const changes = this.cm.state.changes([...replaced, ...(tx.changes ?? []).map((change) => this.#change(change))]);
    const wanted: EditorRangeOrCaret[] = tx.selections ?? (tx.selection ? [tx.selection] : []);
    const after = changes.apply(this.cm.state.doc);
    const offset = (pos: EditorPosition): number => offsetIn(after, pos);
    const selection = wanted.length === 0 ? undefined : EditorSelection.create(wanted.map(({ from, to }) => EditorSelection.range(offset(from), offset(to ?? from))));
    this.cm.dispatch({ changes, ...(selection ? { selection } : {}), userEvent: origin });
  }

  wordAt(pos: EditorPosition): EditorRange | null {
    const word = this.cm.state.wordAt(this.posToOffset(pos));
    return word ? { from: this.offsetToPos(word.from), to: this.offsetToPos(word.to) } : null;
  }

  posToOffset(pos: EditorPosition): number {
    return offsetIn(this.cm.state.doc, pos);
  }

  offsetToPos(offset: number): EditorPosition {
    const line = this.cm.state.doc.lineAt(Math.max(0, Math.min(offset, this.cm.state.doc.length)));
    return { line: line.number - 1, ch: Math.max(0, offset - line.from) };
  }

  /** Reads every line, then writes what comes of it as one transaction. */
  processLines<T>(read: (line: number, lineText: string) => T | null, write: (line: number, lineText: string, value: T | null) => EditorChange | void, ignoreEmpty = false): void {
    const lines = Array.from({ length: this.lineCount() }, (_, line) => ({ line, text: this.getLine(line) })).filter(({ text }) => !ignoreEmpty || text.trim() !== "");
    const values = lines.map(({ line, text }) => read(line, text));
    const changes = lines.map(({ line, text }, index) => write(line, text, values[index] ?? null)).filter((change) => change !== undefined);
    if (changes.length > 0) this.transaction({ changes: changes as EditorChange[] });
  }

  #change({ text, from, to }: EditorChange): ChangeSpec {
    const ends = [this.posToOffset(from), this.posToOffset(to ?? from)].sort((a, b) => a - b);
    return { from: ends[0] ?? 0, to: ends[1] ?? 0, insert: this.cm.state.toText(text) };
  }

  #hasLine(line: number): boolean {
    return line >= 0 && line < this.cm.state.doc.lines;
  }
}

/** A position beyond the text or its line means the nearest one in it. */
function offsetIn(doc: EditorView["state"]["doc"], { line, ch }: EditorPosition): number {
  if (line < 0) return 0;
  if (line >= doc.lines) return doc.length;
  const at = doc.line(line + 1);
  return at.from + Math.max(0, Math.min(ch, at.length));
}
