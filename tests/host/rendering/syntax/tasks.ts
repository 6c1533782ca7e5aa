import type { MarkdownIt, StateCore } from "markdown-it";

const MARK = /^\[(.)\](?:[ \t]+|$)/u;

/** Gives list items their classes and lines, and items that begin with `[x]` their checkbox. */
export function addTasks(md: MarkdownIt): void {
  md.core.ruler.after("block", "tasks", markTasks);
  md.core.ruler.after("inline", "task_checkboxes", addCheckboxes);
  md.renderer.rules["task_checkbox"] = (tokens, at) => {
    const isChecked = tokens[at]?.content !== " ";
    return `<input class="task-list-item-checkbox" type="checkbox"${isChecked ? " checked" : ""}>`;
  };
}

function markTasks(state: StateCore): void {
  const lists: number[] = [];
  let sectionLine = 0;
  state.tokens.forEach((token, at) => {
    if (token.level === 0 && token.map) sectionLine = token.map[0];
    if (token.type.endsWith("_list_open")) lists.push(at);
    if (token.type.endsWith("_list_close")) lists.pop();
    if (token.type !== "list_item_open") return;
    token.attrSet("data-line", String((token.map?.[0] ?? 0) - sectionLine));
    const inline = state.tokens[at + 2];
    const found = state.tokens[at + 1]?.type === "paragraph_open" && inline ? MARK.exec(inline.content) : null;
    if (!found || !inline) return;
    const mark = found[1] ?? " ";
    inline.content = inline.content.slice(found[0].length);
    inline.meta = { ...inline.meta, task: mark };
    token.attrSet("data-task", mark === " " ? "" : mark);
    token.attrSet("class", mark === " " ? "task-list-item" : "task-list-item is-checked");
    state.tokens[lists.at(-1) ?? -1]?.attrSet("class", "contains-task-list");
  });
}

function addCheckboxes(state: StateCore): void {
  for (const token of state.tokens) {
    const mark = token.meta?.["task"];
    if (typeof mark !== "string") continue;
    const checkbox = new state.Token("task_checkbox", "input", 0);
    checkbox.content = mark;
    token.children = [checkbox, ...(token.children ?? [])];
  }
}
