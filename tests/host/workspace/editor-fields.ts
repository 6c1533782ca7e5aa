import { StateEffect, StateField } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import type { MarkdownView } from "./markdown-view.ts";

/** Tells an editor's state which view it is shown in. */
export const editorOwner = StateEffect.define<{ cm: EditorView; view: MarkdownView }>();

/** The view that an editor belongs to, as plugins' extensions look it up. */
export const editorInfoField = StateField.define<MarkdownView | null>({
  create: () => null,
  update: (value, tr) => tr.effects.find((effect) => effect.is(editorOwner))?.value.view ?? value,
});

/** CodeMirror's own view, from within its state. */
export const editorEditorField = StateField.define<EditorView | null>({
  create: () => null,
  update: (value, tr) => tr.effects.find((effect) => effect.is(editorOwner))?.value.cm ?? value,
});

/** Whether the editor shows Live Preview; the stand-in has the plain source editor only. */
export const editorLivePreviewField = StateField.define<boolean>({ create: () => false, update: (value) => value });
