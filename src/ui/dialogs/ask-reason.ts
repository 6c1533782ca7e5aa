import type { App } from "obsidian";
import { words } from "../../words.ts";
import { askValue, type ValueQuestion } from "./ask-value.ts";

/** What a reason is asked for; `reasons` are offered as buttons. */
export interface ReasonQuestion extends Pick<ValueQuestion, "title" | "hint" | "confirm"> {
  readonly reasons: readonly string[];
}

/** Asks for a reason, which cannot be empty; undefined where the dialog was closed. */
export function askReason(app: App, { reasons, ...question }: ReasonQuestion): Promise<string | undefined> {
  return askValue(app, { ...question, choices: reasons, label: words.reason, missing: words.reasonMissing });
}
