import { afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Acting } from "../../src/domain/actions/acting.ts";
import type { StepAnswer } from "../../src/domain/actions/answer-step.ts";
import type { SetUpInput } from "../../src/domain/actions/set-up-input.ts";
import { allSteps, readChecklistBody, type RunStep } from "../../src/domain/notes/checklist-body.ts";
import { askAnswer } from "../../src/ui/dialogs/ask-answer.ts";
import { askReason } from "../../src/ui/dialogs/ask-reason.ts";
import { askSetUp } from "../../src/ui/dialogs/ask-set-up.ts";
import { chooseOne } from "../../src/ui/dialogs/choose-one.ts";
import { previewPlan } from "../../src/ui/dialogs/preview-plan.ts";
import { showRefusals } from "../../src/ui/dialogs/show-refusals.ts";
import { button, field, press, startHost, the, type, type UiHost } from "./ui-host.ts";

let host: UiHost;

beforeAll(async () => {
  host = await startHost({ "Evidence/Screenshot.png": "", "Restore log.md": "fine" });
  return () => host.close();
});

afterEach(() => {
  for (let open = 0; open < 3 && document.querySelector(".modal-container"); open++) press("Escape");
  expect(document.querySelector(".modal-container")).toBeNull();
});

const acting: Acting = {
  today: "2026-11-23", time: "09:00", person: "[[Ana]]", profile: "team", stamps: true, headings: { carriedOver: "Carried over", log: "Log" },
};

function step(line: string): RunStep {
  const [found] = allSteps(readChecklistBody(`## Round\n\n- [ ] ${line}\n`, 0));
  if (!found) throw new Error("The line is a step");
  return found;
}

function answering(line: string, state: StepAnswer["state"], more: Partial<Acting> = {}): Promise<StepAnswer | undefined> {
  return askAnswer(host.app, { step: step(line), state, acting: { ...acting, ...more }, people: ["[[Ana]]", "[[Ben]]", "[[Cleo]]"] });
}

const labels = (): string[] => [...document.querySelectorAll(".modal label")].map((el) => el.textContent ?? "");
const confirm = (): HTMLButtonElement => the<HTMLButtonElement>(".modal button[type=submit]");
const afterTimers = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

/** What a field says of itself to someone who does not see it. */
function described(input: HTMLInputElement): string {
  return (input.getAttribute("aria-describedby") ?? "").split(" ").map((id) => document.getElementById(id)?.textContent ?? "").filter((text) => text !== "").join(" | ");
}

describe("answering a step", () => {
  test.each([
    ["Read the log", "failed", ["Note"]],
    ["Disk usage [limit:: <= 85 %]", "passed", ["Reading", "Note (optional)"]],
    ["Disk usage [limit:: <= 85 %]", "failed", ["Reading (optional)", "Note"]],
    ["Restore [evidence:: required]", "passed", ["Evidence", "Note (optional)"]],
    ["Cut over [hold:: ]", "passed", ["Second person", "Note (optional)"]],
    ["Cut over [hold:: ]", "not-applicable", ["Note"]],
    ["All [limit:: < 3] [evidence:: required] [hold:: ]", "passed", ["Reading", "Evidence", "Second person", "Note (optional)"]],
  ] as const)("%s as %s asks for %j", async (line, state, expected) => {
    const answer = answering(line, state);
    expect(labels()).toEqual(expected);
    press("Escape");
    expect(await answer).toBeUndefined();
  });

  test("alone needs no second person", () => {
    void answering("Cut over [hold:: ]", "passed", { profile: "solo" });
    expect(labels()).toEqual(["Note (optional)"]);
  });

  test("begins in the first field that must be filled", async () => {
    void answering("Disk usage [limit:: <= 85 %]", "failed");
    await afterTimers();
    expect(document.activeElement).toBe(field("Note"));
  });

  test("takes a reading within its limit and says so while typing; Enter submits", async () => {
    const answer = answering("Disk usage [limit:: <= 85 %]", "passed");
    type(field("Reading"), "72");
    expect(described(field("Reading"))).toBe("Limit <= 85 % | Within <= 85 %");
    press("Enter");
    expect(await answer).toEqual({ state: "passed", value: "72", note: "", evidence: "", witness: "" });
  });

  test("with a reading outside its limit will be failed: it says so, asks why, and needs no second person any more", async () => {
    const answer = answering("Disk usage [limit:: <= 85 %] [hold:: ]", "passed");
    type(field("Reading"), "91");
    expect(described(field("Reading"))).toContain("Outside <= 85 %: it will be marked failed, say why");
    expect(confirm().textContent).toBe("Fail");
    expect(labels()).toEqual(["Reading", "Second person (optional)", "Note"]);
    confirm().click();
    expect(described(field("Note"))).toBe("Say why.");
    expect(field("Note").getAttribute("aria-invalid")).toBe("true");
    expect(document.activeElement).toBe(field("Note"));
    type(field("Note"), "Logs were not rotated");
    expect(described(field("Note"))).toBe("");
    press("Enter");
    expect(await answer).toEqual({ state: "passed", value: "91", note: "Logs were not rotated", evidence: "", witness: "" });
  });

  test.each([
    ["", "Enter the reading."], ["much", "Enter a number in %."], ["72 GB", "This has another unit than the limit <= 85 %."],
  ])("refuses the reading %j under its field, announced as an alert", (reading, error) => {
    void answering("Disk usage [limit:: <= 85 %]", "passed");
    type(field("Reading"), reading);
    confirm().click();
    const alert = [...document.querySelectorAll(".modal [role=alert]")].find((el) => el.textContent !== "");
    expect(alert?.textContent).toBe(error);
    expect(described(field("Reading"))).toContain(error);
  });

  test("writes the second person as the vault knows them, and takes nobody twice", async () => {
    const answer = answering("Cut over [hold:: ]", "passed");
    expect([...document.querySelectorAll(".operations-vault-choices button")].map((el) => el.textContent)).toEqual(["Ben", "Cleo"]);
    type(field("Second person"), "ana");
    confirm().click();
    expect(described(field("Second person"))).toContain("Name somebody else than yourself.");
    type(field("Second person"), "ben");
    confirm().click();
    expect((await answer)?.witness).toBe("[[Ben]]");
  });

  test("takes a second person by a click on the name", async () => {
    const answer = answering("Cut over [hold:: ]", "passed");
    button("Cleo").click();
    confirm().click();
    expect((await answer)?.witness).toBe("[[Cleo]]");
  });

  test("wants a link as evidence and lets a file of the vault be chosen", async () => {
    const answer = answering("Restore [evidence:: required]", "passed");
    type(field("Evidence"), "I saw it");
    confirm().click();
    expect(described(field("Evidence"))).toContain("Add a link");
    type(field("Evidence"), "");
    button("Choose a note or file").click();
    type(the<HTMLInputElement>(".prompt-input"), "Restore log");
    press("Enter");
    await afterTimers();
    expect(field("Evidence").value).toBe("[[Restore log]]");
    confirm().click();
    expect((await answer)?.evidence).toBe("[[Restore log]]");
  });

  test("shows the step's words without its markers", () => {
    void answering("Disk usage of [[db-1]] [limit:: <= 85 %] ^abc", "passed");
    expect(the(".operations-vault-dialog-step").textContent).toBe("Disk usage of db-1");
  });
});

describe("asking for a reason", () => {
  const question = { title: "Skip checklist", hint: "Stands in the log", reasons: ["Holiday", "Nobody there"], confirm: "Skip" };

  test("takes none that is empty", async () => {
    const reason = askReason(host.app, question);
    type(field("Reason"), "   ");
    confirm().click();
    expect(described(field("Reason"))).toContain("Enter a reason.");
    type(field("Reason"), "Snow");
    confirm().click();
    expect(await reason).toBe("Snow");
  });

  test("offers the usual ones", async () => {
    const reason = askReason(host.app, question);
    button("Holiday").click();
    press("Enter");
    expect(await reason).toBe("Holiday");
  });

  test("gives nothing when it is cancelled", async () => {
    const reason = askReason(host.app, question);
    button("Cancel").click();
    expect(await reason).toBeUndefined();
  });
});

describe("what is missing", () => {
  test("is listed with what to do, and a row opens its line", async () => {
    const opened: unknown[] = [];
    const closed = showRefusals(host.app, {
      title: "Not finished yet",
      refusals: [{ code: "open", path: "Ops/Round.md", line: 12, reason: "Disk usage is not answered.", hint: "Answer it." }, { code: "who", reason: "Nobody is named.", hint: "" }],
      open: (path, line) => opened.push([path, line]),
    });
    expect(the(".modal").textContent).toContain("2 things are missing:");
    expect(the(".modal").textContent).toContain("Round, line 13");
    const rows = document.querySelectorAll<HTMLElement>(".modal .operations-vault-row");
    expect([...rows].map((row) => row.tagName)).toEqual(["BUTTON", "DIV"]);
    rows[0]?.click();
    await closed;
    expect(opened).toEqual([["Ops/Round.md", 12]]);
  });
});

describe("setting a vault up", () => {
  const proposal: SetUpInput = { folder: "Operations", zone: "Europe/Berlin", profile: "team", person: "[[Ana]]", starters: true };
  const list = (input: SetUpInput): { path: string; exists: boolean }[] =>
    ["Procedures", ...(input.starters ? ["Starter"] : [])].map((name) => ({ path: `${input.folder}/${name}.md`, exists: name === "Procedures" && input.folder === "Operations" }));
  const setUp = (): Promise<SetUpInput | undefined> => askSetUp(host.app, { proposal, list, zones: ["Europe/Berlin", "Europe/Vienna", "UTC"], folders: ["Operations", "Ops"] });
  const listed = (): string[] => [...document.querySelectorAll(".operations-vault-set-up-list li")].map((el) => el.textContent ?? "");

  test("shows the notes that it creates and those that it keeps, while typing", async () => {
    const input = setUp();
    expect(listed()).toEqual(["Operations/Procedures.mdthere already, kept as it is", "Operations/Starter.mdnew"]);
    expect(the(".operations-vault-set-up-list p").textContent).toBe("1 note will be created:");
    type(field("Folder"), "/Ops/");
    const starters = the<HTMLInputElement>(".modal input[type=checkbox]");
    starters.click();
    expect(listed()).toEqual(["Ops/Procedures.mdnew"]);
    confirm().click();
    expect(await input).toEqual({ ...proposal, folder: "Ops", starters: false });
  });

  test.each([
    ["Folder", "", "Enter a folder."], ["Folder", "a/../b", "A folder name cannot hold"], ["Folder", ".obsidian", "A folder name cannot hold"], ["Folder", "a:b", "A folder name cannot hold"],
    ["Time zone", "Mars/Olympus", "No such time zone"], ["Time zone", "", "No such time zone"],
  ])("refuses %s %j", (label, text, error) => {
    void setUp();
    type(field(label), text);
    confirm().click();
    expect(described(field(label))).toContain(error);
    expect(document.activeElement).toBe(field(label));
  });

  test("offers zones that fit what is typed", () => {
    void setUp();
    type(field("Time zone"), "vie");
    button("Europe/Vienna").click();
    expect(field("Time zone").value).toBe("Europe/Vienna");
  });
});

describe("the preview of a plan", () => {
  const plan = {
    title: "Add what came due",
    creates: [{ path: "New.md", text: "# <b>New</b>\n" }],
    edits: [{ path: "A.md", edits: [{ kind: "rewrite-lines" as const, line: 1, was: ["- [ ] b"], now: ["- [x] b"] }] }],
  };

  test("shows the changed lines of each note as text and is applied by its button", async () => {
    const decided = previewPlan(host.app, plan, new Map([["A.md", "- [ ] a\n- [ ] b\n"]]));
    expect([...document.querySelectorAll(".operations-vault-diff-removed, .operations-vault-diff-added")].map((el) => el.textContent)).toEqual(["+Added: # <b>New</b>", "+Added: ", "-Removed: - [ ] b", "+Added: - [x] b"]);
    expect(document.querySelector(".modal b")).toBeNull();
    confirm().click();
    expect(await decided).toBe(true);
  });

  test("is not applied when it is closed", async () => {
    const decided = previewPlan(host.app, plan, new Map([["A.md", "- [ ] a\n- [ ] b\n"]]));
    press("Escape");
    expect(await decided).toBe(false);
  });

  test("cannot be applied where a note moved meanwhile, and says why", async () => {
    void previewPlan(host.app, plan, new Map([["A.md", "- [ ] a\n- [x] b\n"]]));
    expect(confirm().disabled).toBe(true);
    expect(the(".modal [role=alert]").textContent).toMatch(/^Cannot be changed: .+/);
  });
});

describe("choosing a procedure", () => {
  const rows = [{ path: "a.md", name: "Morning round", detail: "every weekday" }, { path: "b.md", name: "Patch servers", detail: "" }];

  test("finds it by a part of its name", async () => {
    const chosen = chooseOne(host.app, rows);
    expect([...document.querySelectorAll(".suggestion-item")].map((el) => el.textContent)).toEqual(["Morning roundevery weekday", "Patch servers"]);
    type(the<HTMLInputElement>(".prompt-input"), "ptch");
    press("Enter");
    expect(await chosen).toBe("b.md");
  });

  test("gives nothing when it is closed", async () => {
    const chosen = chooseOne(host.app, rows);
    press("Escape");
    expect(await chosen).toBeUndefined();
  });
});
