let named = 0;

/** Names an element by the words of another one: an `aria-label` would show as a tooltip in Obsidian, over all that it holds. */
export function nameBy(el: HTMLElement, words: HTMLElement): void {
  if (words.id === "") words.id = `operations-vault-name-${++named}`;
  el.setAttr("aria-labelledby", words.id);
}
