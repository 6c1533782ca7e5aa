import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { highlightSelectionMatches, openSearchPanel, search, searchKeymap } from "@codemirror/search";
import { Compartment, EditorState } from "@codemirror/state";
import type { Extension, Text } from "@codemirror/state";
import { drawSelection, EditorView, keymap } from "@codemirror/view";
import { editorEditorField, editorInfoField, editorLivePreviewField, editorOwner } from "./editor-fields.ts";
import { Editor } from "./editor.ts";
import { markdownSource } from "./markdown-language.ts";
import type { MarkdownView } from "./markdown-view.ts";

/** The source mode of a markdown view: CodeMirror with Obsidian's `Editor` over it. */
export class SourceEditor {
  readonly cm: EditorView;
  readonly editor: Editor;
  readonly #view: MarkdownView;
  readonly #plugins = new Compartment();
  #loaded: { doc: Text; text: string } | null = null;
  #loading = false;
  readonly #scroller: HTMLElement;

  constructor(view: MarkdownView, parent: HTMLElement) {
    this.#view = view;
    this.#scroller = parent;
    this.cm = new EditorView({ parent, state: this.#newState("") });
    this.editor = new Editor(this.cm, parent);
    this.#own();
  }

  /** The text; one that nobody touched is given back as it came, line endings included. */
  get(): string {
    const doc = this.cm.state.doc;
    return this.#loaded && doc.eq(this.#loaded.doc) ? this.#loaded.text : doc.toString();
  }

  /** Shows a text: with a new history for another file, else as a change that leaves cursor and scroll where they are. */
  set(text: string, clear: boolean): void {
    const scroll = this.getScroll();
    this.#loading = true;
    if (clear) {
      this.cm.setState(this.#newState(text));
      this.#own();
    } else this.#replaceDifference(text);
    this.#loading = false;
    this.#loaded = { doc: this.cm.state.doc, text };
    if (!clear) this.applyScroll(scroll);
  }

  clear(): void {
    this.set("", true);
  }

  getScroll(): number {
    return this.#scroller.scrollTop;
  }

  applyScroll(scroll: number): void {
    this.#scroller.scrollTop = scroll;
  }

  getSelection(): string {
    return this.editor.getSelection();
  }

  showSearch(): void {
    openSearchPanel(this.cm);
  }

  /** Takes the extensions that plugins have registered by now. */
  updateOptions(): void {
    this.cm.dispatch({ effects: this.#plugins.reconfigure(this.#pluginExtensions()) });
  }

  destroy(): void {
    this.cm.destroy();
  }

  #own(): void {
    this.cm.dispatch({ effects: editorOwner.of({ cm: this.cm, view: this.#view }) });
  }

  /** Only what differs is replaced, so that a cursor elsewhere keeps its place. */
  #replaceDifference(text: string): void {
    const before = this.cm.state.doc.toString();
    const after = this.cm.state.toText(text).toString();
    let from = 0;
    const shorter = Math.min(before.length, after.length);
    while (from < shorter && before[from] === after[from]) from += 1;
    let end = 0;
    while (end < shorter - from && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
    if (from === before.length && from === after.length) return;
    this.cm.dispatch({ changes: { from, to: before.length - end, insert: this.cm.state.toText(after.slice(from, after.length - end)) } });
  }

  #newState(doc: string): EditorState {
    return EditorState.create({
      doc,
      extensions: [
        editorInfoField,
        editorEditorField,
        editorLivePreviewField,
        history(),
        drawSelection(),
        EditorState.allowMultipleSelections.of(true),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ "aria-label": "Note text", spellcheck: "false" }),
        search({ top: true }),
        highlightSelectionMatches(),
        markdownSource(),
        keymap.of([...defaultKeymap, ...historyKeymap, ...searchKeymap, indentWithTab]),
        this.#plugins.of(this.#pluginExtensions()),
        EditorView.updateListener.of((update) => {
          if (update.docChanged && !this.#loading) this.#view.editorChanged();
        }),
        EditorView.domEventHandlers({
          paste: (event) => this.#offer("editor-paste", event),
          drop: (event) => this.#offer("editor-drop", event),
        }),
      ],
    });
  }

  #offer(name: "editor-paste" | "editor-drop", event: Event): boolean {
    this.#view.app.workspace.trigger(name, event, this.editor, this.#view);
    return event.defaultPrevented;
  }

  #pluginExtensions(): Extension {
    return this.#view.app.workspace.editorExtensions as Extension[];
  }
}
