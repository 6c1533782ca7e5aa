import { startHost, type Host, type HostOptions } from "../host/start-host.ts";
import { vaultDiff } from "../shared/vault-diff.ts";

/** A vault in which the built plugin runs, and what a person does in it. */
export interface MaintainedVault {
  readonly host: Host;
  /** Every change since the start, note by note. */
  changes(): string;
  /** Opens a note, then runs a command on it. */
  runOn(path: string, command: string): Promise<void>;
  /** The rows that a chooser offers; their details behind a bar. */
  offered(): string[];
  /** Chooses an offered row by its name. */
  choose(name: string): Promise<void>;
  /** Fills the open dialog by its labels and sends it off. */
  fill(values?: Readonly<Record<string, string>>): Promise<void>;
  /** The labels that the open dialog asks for, those that may stay empty in brackets. */
  asked(): string[];
  /** Presses the button that says so, in the newest notice that has one or anywhere. */
  click(words: string): Promise<void>;
  end(): Promise<void>;
}

/** Monday 23 November 2026, 08:05, a team; Ana is at the keyboard. */
export async function startVault(files: Record<string, string>, options: HostOptions = {}): Promise<MaintainedVault> {
  const host = await startHost({
    files, plugin: "built", now: "2026-11-23T08:05:00Z", data: { zone: "UTC", profile: "team" }, localStorage: { "operations-vault-person": "Ana" }, ...options,
  });
  const before = host.files();
  return {
    host, offered, asked,
    changes: () => vaultDiff(before, host.files()),
    runOn: async (path, command) => {
      await host.open(path);
      await host.run(command);
    },
    choose: async (name) => {
      const item = rows().find((each) => each.querySelector(".suggestion-title")?.textContent === name);
      if (!item) throw new Error(`Nothing offered is called ${name}: ${offered().join("; ")} ${said()}`);
      item.dispatchEvent(new MouseEvent("click", { bubbles: true }));
      await host.settle();
    },
    fill: async (values = {}) => {
      for (const [label, value] of Object.entries(values)) typeInto(label, value);
      dialogEl().querySelector<HTMLFormElement>("form")?.requestSubmit();
      await host.settle();
    },
    click: async (words) => {
      const found = [...document.querySelectorAll("button")].filter((each) => each.textContent === words || each.getAttribute("aria-label") === words).at(-1);
      if (!found) throw new Error(`No button says ${words}: ${said()}`);
      found.click();
      await host.settle();
    },
    end: async () => {
      await host.close();
      document.body.replaceChildren();
    },
  };
}

/** What notices and dialogs say. */
export function said(): string {
  return [...document.querySelectorAll(".notice, .modal")].map((each) => each.textContent ?? "").join("\n");
}

/** The text of the open dialog, "" where none is open. */
export function dialog(): string {
  return document.querySelector(".modal")?.textContent ?? "";
}

function dialogEl(): Element {
  const found = document.querySelector(".modal");
  if (!found) throw new Error(`No dialog is open: ${said()}`);
  return found;
}

function rows(): Element[] {
  return [...document.querySelectorAll(".suggestion-item")];
}

function offered(): string[] {
  const part = (row: Element, cls: string): string => row.querySelector(cls)?.textContent ?? "";
  return rows().map((row) => [part(row, ".suggestion-title"), part(row, ".suggestion-note")].filter((words) => words !== "").join(" | "));
}

function asked(): string[] {
  return [...document.querySelectorAll(".modal label")].map((label) => {
    const name = label.firstChild?.textContent ?? "";
    return label.querySelector("span")?.textContent === "" ? name : `(${name})`;
  });
}

function typeInto(label: string, value: string): void {
  const found = [...dialogEl().querySelectorAll("label")].find((each) => each.firstChild?.textContent === label);
  const input = found && document.getElementById(found.htmlFor);
  if (!(input instanceof HTMLInputElement || input instanceof HTMLSelectElement)) throw new Error(`The dialog has no field ${label}: ${asked().join(", ")}`);
  input.value = value;
  if (input.value !== value) throw new Error(`${label} does not offer ${value}.`);
  input.dispatchEvent(new Event("input", { bubbles: true }));
}

/** A plan's text; each property is a line of YAML. */
export function planText(properties: readonly string[], log: readonly string[] = [], steps: readonly string[] = []): string {
  return [
    "---", "type: maintenance", ...properties, "---", "", "What it is for.", "",
    ...(steps.length === 0 ? [] : ["## Steps", "", ...steps.map((step, at) => `${String(at + 1)}. ${step}`), ""]),
    "## Log", ...(log.length === 0 ? [] : ["", ...log.map((line) => `- ${line}`)]), "",
  ].join("\n");
}
