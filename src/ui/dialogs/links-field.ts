import type { App } from "obsidian";
import { drawField, type Field, type FieldOptions } from "./field.ts";
import { SuggestLinks } from "./suggest-links.ts";

/** Draws a field in which links are suggested while they are typed. */
export function drawLinks(app: App, parent: HTMLElement, options: FieldOptions, links: readonly string[]): Field {
  const field = drawField(parent, options);
  field.input.addEventListener("input", () => field.setError(""));
  if (field.input.instanceOf(HTMLInputElement)) new SuggestTyped(app, field.input, links);
  return field;
}

/** Enter in a field where nothing is typed yet sends the form, so that nothing is suggested there. */
class SuggestTyped extends SuggestLinks {
  protected override getSuggestions(typed: string): string[] {
    return /[^,\]\s]$/.test(typed) ? super.getSuggestions(typed) : [];
  }
}
