import type { App } from "obsidian";
import type { SetUpInput } from "../../domain/actions/set-up-input.ts";
import { isZone } from "../../domain/time/moment.ts";
import { words } from "../../words.ts";
import { nameBy } from "../parts/name-by.ts";
import { ask, drawDialogButtons, drawForm } from "./ask.ts";
import { drawCheck, drawSelect } from "./choice.ts";
import { drawField, showErrors, type Field } from "./field.ts";

/** A note of the set-up; one that exists is kept as it is. */
export interface SetUpNote {
  readonly path: string;
  readonly exists: boolean;
}

/** What the set-up begins from; `list` says which notes an input stands for. */
export interface SetUpQuestion {
  readonly proposal: SetUpInput;
  list(input: SetUpInput): readonly SetUpNote[];
  readonly zones: readonly string[];
  readonly folders: readonly string[];
}

interface SetUpFields {
  readonly folder: Field;
  readonly zone: Field;
  readonly person: Field;
  readonly profile: HTMLSelectElement;
  readonly starters: HTMLInputElement;
}

/** Asks where and how to set the vault up and shows, while typing, which notes that creates. */
export function askSetUp(app: App, question: SetUpQuestion): Promise<SetUpInput | undefined> {
  return ask<SetUpInput>(app, words.setUpTitle, (asking) => {
    const form = drawForm(asking.contentEl, () => {
      const input = inputFrom(fields);
      if (showErrors(errorsOf(fields, input))) asking.answer(input);
    });
    const fields = drawFields(form, question);
    const listEl = form.createDiv("operations-vault-set-up-list");
    const confirm = drawDialogButtons(form, words.setUpConfirm, () => asking.cancel());
    const follow = (): void => {
      const input = inputFrom(fields);
      const errors = errorsOf(fields, input);
      for (const [field, error] of errors) if (error === "") field.setError("");
      const notes = folderError(input.folder) === "" ? question.list(input) : [];
      drawNotes(listEl, notes);
      confirm.setText(notes.some((note) => !note.exists) ? words.setUpConfirm : words.setUpConfirmNothing);
    };
    form.addEventListener("input", follow);
    form.addEventListener("change", follow);
    follow();
  });
}

function drawFields(form: HTMLElement, { proposal, zones, folders }: SetUpQuestion): SetUpFields {
  const folder = drawField(form, { label: words.setUpFolder, hint: words.setUpFolderHint, value: proposal.folder, choices: folders });
  const zone = drawField(form, { label: words.setUpZone, hint: words.setUpZoneHint, value: proposal.zone, choices: zones });
  const profile = drawSelect(form, words.setUpProfile, [["team", words.profileTeam], ["solo", words.profileSolo]], proposal.profile);
  const person = drawField(form, { label: words.setUpPerson, hint: words.setUpPersonHint, value: proposal.person, placeholder: words.personPlaceholder });
  person.setOptional(true);
  const starters = drawCheck(form, words.setUpStarters, proposal.starters, words.setUpStartersHint);
  return { folder, zone, person, profile, starters };
}

function inputFrom(fields: SetUpFields): SetUpInput {
  return {
    folder: fields.folder.text().replace(/^\/+|\/+$/g, "") || (fields.folder.text() === "" ? "" : "/"),
    zone: fields.zone.text(),
    profile: fields.profile.value === "solo" ? "solo" : "team",
    person: fields.person.text(),
    starters: fields.starters.checked,
  };
}

function errorsOf(fields: SetUpFields, input: SetUpInput): (readonly [Field, string])[] {
  return [
    [fields.folder, folderError(input.folder)],
    [fields.zone, isZone(input.zone) ? "" : words.setUpZoneWrong],
  ];
}

function folderError(folder: string): string {
  if (folder === "") return words.setUpFolderMissing;
  if (folder === "/") return "";
  const parts = folder.split("/");
  return /[\\:*?"<>|]/.test(folder) || parts.some((part) => part.trim() === "" || part.startsWith(".")) ? words.setUpFolderWrong : "";
}

function drawNotes(listEl: HTMLElement, notes: readonly SetUpNote[]): void {
  listEl.empty();
  if (notes.length === 0) return;
  const intro = listEl.createEl("p", { text: words.setUpList(notes.filter((note) => !note.exists).length), attr: { role: "status" } });
  const list = listEl.createEl("ul", { attr: { tabindex: 0 } });
  nameBy(list, intro);
  for (const note of notes) {
    const item = list.createEl("li", note.exists ? "operations-vault-kept" : "");
    item.createSpan({ text: note.path });
    item.createSpan({ cls: "operations-vault-hint", text: note.exists ? words.setUpExists : words.setUpNew });
  }
}
