import packed from "../../templates/packed";

/** The templates that ship with the plugin, by the name that a user's own template of the same use has. */
export const TEMPLATE_NAMES = [
  "Calendar", "Calendar freeze", "Calendar holidays", "Calendar maintenance window", "Calendar working hours", "Change", "Change emergency",
  "Change major", "Change standard", "Daily checklist", "Incident", "Maintenance", "Maintenance preventive", "Maintenance routine", "Metric", "Operational procedures",
  "Problem", "Problem fishbone", "Problem five whys", "Procedure", "Report", "Review", "Review change", "Service", "Tool", "Work order", "Work order corrective",
  "Work order emergency",
] as const;

export type TemplateName = (typeof TEMPLATE_NAMES)[number];

/** A note that setting up a vault creates, by its place under the Operations folder. */
export interface StarterNote {
  readonly place: string;
  /** Its template's path, as {@link ownTemplate} takes it. */
  readonly template: string;
  /** The framework's unit that the note carries out, "" for none. */
  readonly unit: string;
}

/** The first notes of a vault: daily rounds, what is done first in each class of emergency, and the documents that the framework links to. */
export const STARTER_NOTES: readonly StarterNote[] = [
  ...["System monitoring", "Service management", "User support", "Performance monitoring"].map((name) => ({
    place: `Procedures/${name} round`, template: `starters/${name}`, unit: name.toLowerCase().replace(" ", "_"),
  })),
  ...["critical incident", "service outage", "security breach", "data issue"].map((name) => ({
    place: `Procedures/Emergency ${name}`, template: `starters/Emergency ${name}`, unit: "",
  })),
  ...["maintenance-tasks", "incident-response", "change-management", "monitoring-guidelines"].map((name) => ({
    place: `Procedures/${name}`, template: `related/${name}`, unit: "",
  })),
];

let unpacked: Promise<ReadonlyMap<string, string>> | undefined;

/** The text of a template that ships, by its name or its path below `templates`; small letters and hyphens are not asked for. */
export async function ownTemplate(name: string): Promise<string> {
  unpacked ??= unpack();
  const text = (await unpacked).get(name.toLowerCase().replaceAll(" ", "-"));
  if (text === undefined) throw new Error(`There is no template "${name}".`);
  return text;
}

async function unpack(): Promise<ReadonlyMap<string, string>> {
  if (typeof DecompressionStream === "undefined") throw new Error("this system is too old to unpack the templates. Update it, or put templates of your own into the templates folder.");
  const { readable, writable } = new DecompressionStream("deflate-raw");
  const writer = writable.getWriter();
  void writer.write(Uint8Array.from(atob(packed), (char) => char.charCodeAt(0)));
  void writer.close();
  return new Map((await new Response(readable).json()) as [string, string][]);
}
