import type { MappedService, ServiceMap, ServicePlace } from "../queries/service-map.ts";
import { diagramText } from "./mermaid-text.ts";

/** More than these nobody can look at. */
const MOST = 60;
const LONGEST = 60;
/** Mermaid draws no more arrows than these. */
const MOST_ARROWS = 500;
const GROUPS: readonly (readonly [ServicePlace, title: string])[] = [["relying", "Rely on it"], ["asked", "Services"], ["needed", "It relies on"]];
/** Lines besides words: a theme has its own colours, and not everybody sees them. */
const STATES = { down: "stroke:#d64545,stroke-width:4px", degraded: "stroke:#c77700,stroke-width:3px,stroke-dasharray:6 3" } as const;

/** Draws services between what relies on them and what they rely on, an arrow from each to what it needs. "" where there is no service. */
export function serviceImpact({ services, links }: ServiceMap): string {
  if (services.length === 0) return "";
  const shown = services.slice(0, MOST);
  const leftOut = services.length - shown.length;
  const placed = shown.map((service, at) => ({ ...service, id: `s${String(at)}` }));
  const groups = GROUPS.flatMap(([place, title]) => {
    const own = placed.filter((service) => service.place === place);
    return own.length === 0 ? [] : [`  subgraph ${place}["${title}"]`, ...own.map((service) => `    ${service.id}["${labelOf(service)}"]`), "  end"];
  });
  const classes = (Object.keys(STATES) as (keyof typeof STATES)[]).flatMap((state) => {
    const own = placed.filter((service) => service.state === state);
    return own.length === 0 ? [] : [`  classDef ${state} ${STATES[state]}`, `  class ${own.map(({ id }) => id).join(",")} ${state}`];
  });
  return [
    "flowchart LR", ...groups,
    ...(leftOut > 0 ? [`  more["${String(leftOut)} more ${leftOut === 1 ? "is" : "are"} not shown"]`] : []),
    ...links.filter(([from, to]) => from < MOST && to < MOST).slice(0, MOST_ARROWS).map(([from, to]) => `  s${String(from)} --> s${String(to)}`),
    ...classes, "",
  ].join("\n");
}

/** Its name, how critical it is, and its state where that is worth a word. */
function labelOf({ name, criticality, state }: MappedService): string {
  const words = [diagramText(name, LONGEST), criticality?.replace("tier", "tier ") ?? "", state === "operational" || state === "unknown" ? "" : (state ?? "")];
  return words.filter((word) => word !== "").join(" · ");
}
