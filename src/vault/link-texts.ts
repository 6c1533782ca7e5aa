import type { App, Component } from "obsidian";

/**
 * The shortest link text of a note: its base name where no other note has it, else its path. The user's link setting
 * has no say, so that two devices write the same.
 */
export class LinkTexts {
  readonly #app: App;
  #counts: Map<string, number> | undefined;

  constructor(app: App) {
    this.#app = app;
  }

  /** Follows notes that come, go and move. */
  listen(owner: Component): void {
    const forget = (): void => (this.#counts = undefined);
    const { vault } = this.#app;
    owner.registerEvent(vault.on("create", forget));
    owner.registerEvent(vault.on("delete", forget));
    owner.registerEvent(vault.on("rename", forget));
  }

  of(path: string): string {
    const withoutExtension = path.replace(/\.md$/, "");
    const name = withoutExtension.slice(withoutExtension.lastIndexOf("/") + 1);
    return (this.#nameCounts().get(name.toLowerCase()) ?? 0) > 1 ? withoutExtension : name;
  }

  #nameCounts(): Map<string, number> {
    if (this.#counts) return this.#counts;
    const counts = new Map<string, number>();
    for (const file of this.#app.vault.getMarkdownFiles()) {
      const name = file.basename.toLowerCase();
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    this.#counts = counts;
    return counts;
  }
}
