import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { askIncident, type IncidentQuestion, type SaidOfIncident } from "../../src/ui/dialogs/ask-incident.ts";
import { button, field, press, startHost, the, type, type UiHost } from "./ui-host.ts";

let host: UiHost;

beforeAll(async () => {
  host = await startHost();
  return () => host.close();
});

afterEach(() => {
  for (let open = 0; open < 3 && document.querySelector(".modal-container"); open++) press("Escape");
  expect(document.querySelector(".modal-container")).toBeNull();
});

const OUTAGE = { path: "Procedures/Service outage.md", name: "Service outage", emergency: "service-outage" } as const;
const BREACH = { path: "Procedures/Security breach.md", name: "Security breach", emergency: "security-breach" } as const;

function declaring(more: Partial<IncidentQuestion> = {}): Promise<SaidOfIncident | undefined> {
  return askIncident(host.app, {
    given: {}, services: ["[[Checkout]]", "[[Mail]]"], people: ["[[Ben]]"], me: "[[Ana]]", profile: "team", procedures: [BREACH, OUTAGE],
    placeOf: (title) => ({ path: `Incidents/INC-20261123-01 ${title}.md`, id: "INC-20261123-01", taken: title === "Taken" }),
    contextOf: () => undefined, ...more,
  });
}

const labels = (): string[] => [...document.querySelectorAll(".modal label:not([data-severity])")].filter((el) => el.closest("[hidden]") === null).map((el) => el.firstChild?.textContent ?? "");
const severity = (value: string): HTMLInputElement => the<HTMLInputElement>(`[data-severity="${value}"] input`);
const meaning = (): string => the(".operations-vault-severities + .operations-vault-hint").textContent ?? "";
const select = (label: string): HTMLSelectElement => the<HTMLSelectElement>(`select#${[...document.querySelectorAll("label")].find((el) => el.firstChild?.textContent === label)?.htmlFor ?? ""}`);
const submit = (): void => the<HTMLFormElement>(".modal form").requestSubmit();
const errors = (): string[] => [...document.querySelectorAll(".modal [role=alert]")].map((el) => el.textContent ?? "").filter((text) => text !== "");

describe("declaring an incident", () => {
  test("takes a title and Enter, and is a SEV3 that staff noticed unless somebody says more", async () => {
    const said = declaring();
    expect(document.activeElement).toBe(field("What is wrong"));
    type(field("What is wrong"), "Checkout returns 502");
    press("Enter");
    expect(await said).toEqual({ title: "Checkout returns 502", services: [], severity: "SEV3", detection: "staff", commander: "", procedure: undefined });
  });

  test("without a title stays open and says what is missing", async () => {
    const said = declaring();
    press("Enter");
    expect(errors()).toEqual(["Say in a few words what is wrong."]);
    expect(field("What is wrong").getAttribute("aria-invalid")).toBe("true");
    press("Escape");
    expect(await said).toBeUndefined();
  });

  test("with a name that is taken says so", () => {
    void declaring();
    type(field("What is wrong"), "Taken");
    press("Enter");
    expect(errors()).toHaveLength(1);
  });

  test.each([["1", "SEV1"], ["2", "SEV2"], ["4", "SEV4"], ["5", "SEV5"]])("the digit %s chooses %s", (digit, chosen) => {
    void declaring();
    severity("SEV3").focus();
    press(digit);
    expect(severity(chosen).checked).toBe(true);
    expect(document.activeElement).toBe(severity(chosen));
    expect(meaning()).toContain("Unsure? Take the higher.");
  });

  test("only what is grave asks who leads and which procedure is begun", () => {
    void declaring();
    expect(labels()).toEqual(["What is wrong", "Service", "Detected by"]);
    severity("SEV2").click();
    expect(labels()).toEqual(["What is wrong", "Service", "Detected by", "Commander", "Start procedure"]);
    severity("SEV4").click();
    expect(labels()).toEqual(["What is wrong", "Service", "Detected by"]);
  });

  test("of a SEV1 has oneself lead, and starts the procedure for an outage", async () => {
    const said = declaring({ given: { severity: "SEV1", title: "All is down", services: ["[[Checkout]]"] } });
    expect([field("Commander").value, select("Start procedure").value]).toEqual(["Ana", OUTAGE.path]);
    submit();
    expect(await said).toMatchObject({ commander: "[[Ana]]", procedure: OUTAGE, services: ["[[Checkout]]"] });
  });

  test("of a SEV2 can go without a procedure, or take another class", async () => {
    const said = declaring({ given: { severity: "SEV2", title: "Login leaked" } });
    select("Start procedure").value = BREACH.path;
    type(field("Commander"), "Ben");
    submit();
    expect(await said).toMatchObject({ commander: "[[Ben]]", procedure: BREACH });
  });

  test("of a SEV1 in a team where nobody says who leads stays open", () => {
    void declaring({ given: { severity: "SEV1", title: "All is down" }, me: "" });
    submit();
    expect(errors()).toEqual(["Name who leads."]);
  });

  test("of one person asks not who leads", async () => {
    const said = declaring({ given: { severity: "SEV1", title: "All is down" }, me: "", profile: "solo" });
    expect(labels()).toEqual(["What is wrong", "Service", "Detected by", "Start procedure"]);
    submit();
    expect(await said).toMatchObject({ commander: "", procedure: OUTAGE });
  });

  test.each(["Detected by", "SEV3"])("Enter sends it off from %s too", async (place) => {
    const said = declaring({ given: { title: "Slow" } });
    (place === "SEV3" ? severity("SEV3") : select(place)).focus();
    press("Enter");
    expect(await said).toMatchObject({ title: "Slow" });
  });

  test("what is known around the service follows what is typed", () => {
    void declaring({
      contextOf: (services) => ({
        changed: { since: "2026-11-17", rows: services[0] === "Mail" ? [{ relation: "change", path: "c.md", name: "CHG-1 New queue", detail: "closed" }] : [] },
        workarounds: services[0] === "Mail" ? [{ relation: "known-error", path: "p.md", name: "PRB-1 Queue stalls", detail: "Restart the queue" }] : [],
      }),
    });
    const box = the(".operations-vault-context");
    expect(box.hidden).toBe(true);
    type(field("Service"), "Checkout");
    expect([box.hidden, box.textContent]).toEqual([false, "No change on Checkout since Tuesday 17 November."]);
    type(field("Service"), "Mail");
    expect(box.textContent).toBe("Changed on Mail since Tuesday 17 November:CHG-1 New queue: closedKnown workaround:PRB-1 Queue stalls: Restart the queue");
  });

  test("is cancelled without an answer", async () => {
    const said = declaring();
    button("Cancel").click();
    expect(await said).toBeUndefined();
  });
});
