const FORBIDDEN = /[\\/:*?"<>|#^[\]\p{Cc}]/gu;
const LONGEST = 100;

/** A title as a file name: without the characters that a path or a link cannot hold, at most 100 of them. */
export function fileNameOf(title: string): string {
  const name = title.replace(FORBIDDEN, " ").replace(/\s+/g, " ").replace(/^[. ]+/, "");
  return [...name].slice(0, LONGEST).join("").replace(/[. ]+$/, "") || "Untitled";
}

/** A path from a folder, `/` or "" for the vault itself, and what lies below it. */
export function pathIn(folder: string, ...below: readonly string[]): string {
  const inner = folder.replace(/^\/+|\/+$/g, "");
  return [...(inner === "" ? [] : [inner]), ...below].join("/");
}
