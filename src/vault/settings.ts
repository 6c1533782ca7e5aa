/** What the user can set; it lies in the plugin's synced settings file, flat because Sync merges it by key. */
export interface Settings {
  readonly operationsFolder: string;
  readonly templatesFolder: string;
  /** An IANA name; empty follows the device where no framework note says. */
  readonly zone: string;
  readonly profile: "team" | "solo";
  /** Whether answers carry their time and person. */
  readonly stamps: boolean;
  readonly carriedOverHeading: string;
  readonly logHeading: string;
  /** Whether security incidents show when authorities are to be told. */
  readonly deadlines: boolean;
}

export const DEFAULT_SETTINGS: Settings = {
  operationsFolder: "Operations",
  templatesFolder: "Operations/Templates",
  zone: "",
  profile: "solo",
  stamps: true,
  carriedOverHeading: "Carried over",
  logHeading: "Log",
  deadlines: false,
};

/** Reads stored settings; a value of the wrong type or an empty heading falls back to its default. */
export function readSettings(stored: unknown): Settings {
  const from = (typeof stored === "object" && stored !== null ? stored : {}) as Readonly<Record<string, unknown>>;
  const text = (key: keyof Settings, mayBeEmpty = false): string => {
    const value = from[key];
    const fallback = DEFAULT_SETTINGS[key] as string;
    return typeof value === "string" && (mayBeEmpty || value.trim() !== "") ? value.trim() : fallback;
  };
  const flag = (key: "stamps" | "deadlines"): boolean => {
    const value = from[key];
    return typeof value === "boolean" ? value : DEFAULT_SETTINGS[key];
  };
  return {
    operationsFolder: folderPath(text("operationsFolder")),
    templatesFolder: folderPath(text("templatesFolder", true)),
    zone: text("zone", true),
    profile: from["profile"] === "team" || from["profile"] === "solo" ? from["profile"] : DEFAULT_SETTINGS.profile,
    stamps: flag("stamps"),
    carriedOverHeading: text("carriedOverHeading"),
    logHeading: text("logHeading"),
    deadlines: flag("deadlines"),
  };
}

/** A folder without slashes around it; the whole vault is `/`. */
function folderPath(typed: string): string {
  const inner = typed.replace(/\\/g, "/").replace(/^\/+|\/+$/g, "").replace(/\/{2,}/g, "/");
  return inner === "" && typed !== "" ? "/" : inner;
}
