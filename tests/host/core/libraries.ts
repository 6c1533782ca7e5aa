/** Loads one of the libraries that Obsidian brings along. */
export type LibraryLoader = () => Promise<unknown>;

const loaders = new Map<string, LibraryLoader>();
const loaded = new Map<string, Promise<unknown>>();

/** Says where a library comes from: the workbench page serves Mermaid, tests may give a double. Null takes it away. */
export function provideLibrary(name: "mermaid" | "mathjax" | "prism" | "pdfjs", loader: LibraryLoader | null): void {
  loaded.delete(name);
  if (loader) loaders.set(name, loader);
  else loaders.delete(name);
}

/** Obsidian's Mermaid, loaded once. */
export function loadMermaid(): Promise<unknown> {
  return load("mermaid");
}

export async function loadMathJax(): Promise<void> {
  await load("mathjax");
}

export function loadPrism(): Promise<unknown> {
  return load("prism");
}

export function loadPdfJs(): Promise<unknown> {
  return load("pdfjs");
}

function load(name: string): Promise<unknown> {
  const known = loaded.get(name);
  if (known) return known;
  const loader = loaders.get(name);
  if (!loader) return Promise.reject(new Error(`The stand-in for Obsidian has no ${name} here.`));
  const loading = loader();
  loaded.set(name, loading);
  return loading;
}
