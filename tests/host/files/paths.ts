/** Obsidian's `normalizePath`: forward slashes, none at the ends, no doubles, plain spaces, Unicode NFC; the empty path is `/`. */
export function normalizePath(path: string): string {
  const slashes = path.replace(/([\\/])+/g, "/").replace(/(^\/+|\/+$)/g, "");
  return (slashes === "" ? "/" : slashes).replace(/\u00A0|\u202F/g, " ").normalize("NFC");
}

/** The folder part of a path, `/` for what lies at the root. */
export function parentPath(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash < 0 ? "/" : path.slice(0, slash);
}

/** Whether some segment begins with a dot; Obsidian keeps such files out of the vault's tree. */
export function isHidden(path: string): boolean {
  return path.split("/").some((segment) => segment.startsWith("."));
}

/** The path split before its extension, the dot staying with the extension. */
export function splitExtension(path: string): [stem: string, extension: string] {
  const dot = path.lastIndexOf(".");
  return dot > path.lastIndexOf("/") + 1 ? [path.slice(0, dot), path.slice(dot)] : [path, ""];
}

/** An error as Node's file system reports it. */
export function fileSystemError(code: "ENOENT" | "EEXIST" | "EISDIR" | "ENOTDIR", operation: string, path: string): Error {
  const words = { ENOENT: "no such file or directory", EEXIST: "file already exists", EISDIR: "illegal operation on a directory", ENOTDIR: "not a directory" };
  return Object.assign(new Error(`${code}: ${words[code]}, ${operation} '${path}'`), { code });
}
