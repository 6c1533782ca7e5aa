const defaults: Readonly<Record<string, unknown>> = {
  alwaysUpdateLinks: true,
  attachmentFolderPath: "/",
  defaultViewMode: "source",
  livePreview: false,
  newFileFolderPath: "/",
  newFileLocation: "root",
  newLinkFormat: "shortest",
  promptDelete: true,
  readableLineLength: true,
  showFrontmatter: false,
  tabSize: 4,
  trashOption: "system",
  useMarkdownLinks: false,
  useTab: true,
};

/** The app's own settings, as Obsidian keeps them in `app.json`. */
export class VaultConfig {
  readonly #values: Map<string, unknown>;

  constructor(values: Record<string, unknown> = {}) {
    this.#values = new Map(Object.entries({ ...defaults, ...values }));
  }

  get(key: string): unknown {
    return this.#values.get(key);
  }

  set(key: string, value: unknown): void {
    this.#values.set(key, value);
  }
}
