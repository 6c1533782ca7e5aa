import type { Editor } from "../workspace/editor.ts";

const task = /^(\s*(?:>\s*)*(?:[-*+]|\d+[.)])\s+\[)(.)(\])/u;
const listItem = /^(\s*(?:>\s*)*(?:[-*+]|\d+[.)])\s+)/u;

/** Ticks or unticks the task of the cursor's line; a list item or a plain line becomes a task first. */
export function toggleTask(editor: Editor): void {
  const cursor = editor.getCursor();
  const before = editor.getLine(cursor.line);
  const after = toggledLine(before);
  editor.transaction({
    changes: [{ text: after, from: { line: cursor.line, ch: 0 }, to: { line: cursor.line, ch: before.length } }],
    selection: { from: { line: cursor.line, ch: Math.max(0, cursor.ch + after.length - before.length) } },
  });
}

function toggledLine(line: string): string {
  if (task.test(line)) return line.replace(task, (_, open: string, mark: string, close: string) => `${open}${mark === " " ? "x" : " "}${close}`);
  if (listItem.test(line)) return line.replace(listItem, "$1[ ] ");
  return line.replace(/^(\s*)/u, "$1- [ ] ");
}
