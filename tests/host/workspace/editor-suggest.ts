import type { App, EditorPosition, EditorSuggestContext, EditorSuggestTriggerInfo, Instruction } from "obsidian";
import type { TFile } from "../files/abstract-file.ts";
import { PopoverSuggest } from "../parts/popover-suggest.ts";
import type { Editor } from "./editor.ts";

/** Suggestions while typing. The stand-in keeps and removes them, but its editor does not pop them up by itself. */
export abstract class EditorSuggest<T> extends PopoverSuggest<T> {
  context: EditorSuggestContext | null = null;
  limit = 100;
  instructions: Instruction[] = [];

  constructor(app: App) {
    super(app);
  }

  setInstructions(instructions: Instruction[]): void {
    this.instructions = instructions;
  }

  abstract onTrigger(cursor: EditorPosition, editor: Editor, file: TFile | null): EditorSuggestTriggerInfo | null;
  abstract getSuggestions(context: EditorSuggestContext): T[] | Promise<T[]>;
}
