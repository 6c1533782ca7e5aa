import { PluginSettingTab, type App, type Plugin, type SettingDefinitionItem } from "obsidian";
import { isZone } from "../domain/time/moment.ts";
import { incidentWords } from "../incident-words.ts";
import type { Settings } from "../vault/settings.ts";
import { words } from "../words.ts";

/** What the settings tab reads and changes. The person is kept on the device, everything else is synced. */
export interface SettingsAccess {
  settings(): Settings;
  change(patch: Partial<Settings>): Promise<void>;
  person(): string;
  setPerson(name: string): void;
  /** The zone that decides when a day begins, and where it is said. */
  zoneInForce(): { readonly zone: string; readonly from: "framework" | "setting" | "device" };
}

type Key = keyof Settings | "person";

/** The settings tab, declared as data (Obsidian 1.13). */
export class OperationsSettingTab extends PluginSettingTab {
  override icon = "clipboard-check";
  readonly #access: SettingsAccess;

  constructor(app: App, plugin: Plugin, access: SettingsAccess) {
    super(app, plugin);
    this.#access = access;
  }

  override getSettingDefinitions(): SettingDefinitionItem<Key>[] {
    return definitions(this.#access.zoneInForce());
  }

  override getControlValue(key: string): unknown {
    return key === "person" ? this.#access.person() : this.#access.settings()[key as keyof Settings];
  }

  // Obsidian's own would write the plugin's settings as they are, without telling the vault.
  override async setControlValue(key: string, value: unknown): Promise<void> {
    if (key === "person") {
      this.#access.setPerson(String(value).trim());
      return;
    }
    await this.#access.change({ [key]: typeof value === "string" ? value.trim() : value });
    if (key === "zone") this.update();
  }
}

function definitions(inForce: ReturnType<SettingsAccess["zoneInForce"]>): SettingDefinitionItem<Key>[] {
  return [
    {
      type: "group",
      items: [
        { name: words.operationsFolder, desc: words.operationsFolderHint, control: { type: "folder", key: "operationsFolder", includeRoot: true } },
        { name: words.templatesFolder, desc: words.templatesFolderHint, control: { type: "folder", key: "templatesFolder" } },
        { name: words.zone, desc: ZONE_WORDS[inForce.from](inForce.zone), aliases: ["timezone"], control: { type: "text", key: "zone", placeholder: inForce.zone, validate: zoneError } },
      ],
    },
    {
      type: "group",
      heading: words.people,
      items: [
        { name: words.profile, desc: words.profileHint, aliases: ["profile", "solo", "team"], control: { type: "dropdown", key: "profile", options: { team: words.profileTeam, solo: words.profileSolo } } },
        { name: words.person, desc: words.personHint, aliases: ["name", "person"], control: { type: "text", key: "person", placeholder: words.personPlaceholder } },
        { name: words.stamps, desc: words.stampsHint, control: { type: "toggle", key: "stamps" } },
      ],
    },
    {
      type: "group",
      heading: incidentWords.security,
      items: [
        { name: incidentWords.deadlines, desc: incidentWords.deadlinesHint, aliases: ["nis2", "gdpr"], control: { type: "toggle", key: "deadlines" } },
      ],
    },
    {
      type: "group",
      heading: words.headings,
      items: [
        { name: words.carriedOverHeading, desc: words.carriedOverHeadingHint, control: { type: "text", key: "carriedOverHeading", validate: headingError } },
        { name: words.logHeading, desc: words.logHeadingHint, control: { type: "text", key: "logHeading", validate: headingError } },
      ],
    },
  ];
}

const ZONE_WORDS = { framework: words.zoneFromFramework, setting: words.zoneFromSetting, device: words.zoneFromDevice } as const;

function zoneError(zone: string): string | undefined {
  return zone.trim() === "" || isZone(zone.trim()) ? undefined : words.zoneWrong;
}

function headingError(heading: string): string | undefined {
  if (heading.trim() === "") return words.headingMissing;
  return /^\s*#|[\r\n]/.test(heading) ? words.headingWrong : undefined;
}
