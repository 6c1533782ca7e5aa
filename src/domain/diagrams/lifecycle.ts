import type { Life } from "../lifecycle/transition.ts";
import { groupBy } from "../text/group-by.ts";
import { diagramText } from "./mermaid-text.ts";

/** Draws a life as a Mermaid state diagram in which the present state is marked; `wordOf` says a state or a step in the reader's words. */
export function lifecycleDiagram({ steps }: Pick<Life, "steps">, status: string, wordOf: (word: string) => string = plainWord): string {
  const arrows = Object.entries(steps).flatMap(([event, { from, to, back = [] }]) => {
    const ends = [...new Set([to, ...back.map(([state]) => state)])];
    return from.flatMap((start) => ends.map((end) => ({ event, start, end })));
  });
  const states = [...new Set(arrows.flatMap(({ start, end }) => [start, end]))];
  const starts = new Set(arrows.map(({ start }) => start));
  const byEnds = groupBy(arrows, ({ start, end }) => `${idOf(start)} --> ${idOf(end)}`);
  return [
    "stateDiagram-v2",
    ...states.map((state) => `  state "${diagramText(wordOf(state))}" as ${idOf(state)}`),
    ...states.slice(0, 1).map((state) => `  [*] --> ${idOf(state)}`),
    ...[...byEnds].map(([ends, own]) => `  ${ends} : ${diagramText([...new Set(own.map(({ event }) => wordOf(event)))].join(", "))}`),
    ...states.filter((state) => !starts.has(state)).map((state) => `  ${idOf(state)} --> [*]`),
    ...(states.includes(status) ? ["  classDef now font-weight:bold,stroke-width:4px", `  class ${idOf(status)} now`] : []),
    "",
  ].join("\n");
}

/** `end` and the like are words of the language. */
function idOf(state: string): string {
  return `s_${state.replace(/\W/g, "_")}`;
}

function plainWord(word: string): string {
  return word.replace(/-/g, " ");
}
