import type { App } from "obsidian";
import { whyNoRecord, type RecordInput, type RecordPlace } from "../../domain/actions/new-record.ts";
import type { Kind } from "../../domain/notes/kinds.ts";
import { words } from "../../words.ts";
import { ask, drawDialogButtons, drawForm } from "./ask.ts";
import { drawField, showErrors } from "./field.ts";
import { linksIn, SuggestLinks } from "./suggest-links.ts";

/** What a new record is asked for; `placeOf` says where one of that title goes. */
export interface RecordQuestion {
  readonly kind: Kind;
  /** Links to the services of the vault. */
  readonly services: readonly string[];
  readonly placeOf: (title: string) => RecordPlace;
  /** The services that it concerns, as far as they are known. */
  readonly given: readonly string[];
}

/** Asks what a new record is about; undefined where the dialog was closed. */
export function askRecord(app: App, { kind, services, placeOf, given }: RecordQuestion): Promise<RecordInput | undefined> {
  return ask<RecordInput>(app, words.newRecord(words.kinds[kind][0]), (asking) => {
    const form = drawForm(asking.contentEl, () => {
      const typed = title.text();
      if (showErrors([[title, whyNoRecord(typed, placeOf(typed))?.reason ?? ""]])) asking.answer({ title: typed, services: linksIn(affected?.text() ?? "") });
    });
    const title = drawField(form, { label: words.recordTitle });
    title.input.addEventListener("input", () => {
      title.setError("");
      title.setRemark(title.text() === "" ? "" : placeOf(title.text()).path, "fine");
    });
    const affected = kind === "service" ? undefined : drawField(form, { label: words.services, hint: words.servicesHint, value: given.join(", ") });
    affected?.setOptional(true);
    if (affected?.input.instanceOf(HTMLInputElement)) new SuggestLinks(app, affected.input, services);
    drawDialogButtons(form, words.create, () => asking.cancel());
  });
}
