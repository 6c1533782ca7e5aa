import { splitLines } from "../text/lines.ts";
import type { TextProblem } from "../text/text-problem.ts";

/** Says where a note's bytes were no UTF-8: characters were lost on reading, so such a note is never written. */
export function undecodable(text: string): TextProblem | undefined {
  const at = text.search(/[\ufffd\0]/);
  if (at < 0) return undefined;
  const lines = splitLines(text.slice(0, at));
  return {
    code: "not-utf8", line: lines.length - 1, column: lines.at(-1)?.text.length ?? 0,
    found: text[at] === "\0" ? "NUL, as in UTF-16" : "lost characters", expected: "UTF-8", hint: "Save it as UTF-8 in an editor that reads its encoding",
  };
}
