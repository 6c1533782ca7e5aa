import type { AgendaItem } from "../../domain/queries/agenda.ts";
import { formatDayShort } from "../../domain/time/day.ts";
import { changePanelWords } from "../../change-panel-words.ts";
import { panelWords } from "../../panel-words.ts";
import { words } from "../../words.ts";
import type { DashboardActions } from "../dashboard-actions.ts";
import { PRESSING, standingWords } from "./agenda-marks.ts";
import { drawButton, drawIcon, drawIconButton } from "./buttons.ts";
import { drawLink, drawWords } from "./draw-words.ts";
import { drawHeading } from "./folds.ts";
import { drawDecision } from "./change-window.ts";
import { menuOf, type MenuLine } from "./menu-of.ts";
import { nameBy } from "./name-by.ts";
import { drawUpdateDue, tellingClocks } from "./panel-clock.ts";
import { drawSeverity, stateWord } from "./panel-marks.ts";
import { kindIcon, spanText } from "./schedule-entries.ts";
import { walkList } from "./walk-list.ts";

/** A list of work rows under their heading: what is going on now, or is to be done today. */
export function drawWork(parent: HTMLElement, title: string, items: readonly AgendaItem[], on: DashboardActions, count = items.length): void {
  const heading = drawHeading(parent, title, String(count));
  const list = parent.createDiv({ attr: { role: "list" } });
  nameBy(list, heading);
  for (const item of items) drawWorkRow(list, item, on);
  if (count > items.length) drawButton(parent, { key: `${title}:all`, text: words.showAllWork(count), icon: "calendar-range" }, () => on.openSchedule()).setAttr("data-walk", "");
  walkList(parent);
}

/** What went by: offered to be accounted for, never done alone. */
export function drawPassed(parent: HTMLElement, { occurrences, plans }: { readonly occurrences: number; readonly plans: number }, on: DashboardActions): void {
  const row = parent.createDiv("operations-vault-row operations-vault-offer");
  drawIcon(row, "history");
  row.createDiv({ cls: "operations-vault-row-text", text: words.passedOffer(occurrences, plans) });
  drawButton(row, { key: "catch-up", text: words.scheduleView.catchUp }, () => on.catchUp());
}

/** One thing to do: what it is, how it stands, and the button for what comes next. */
export function drawWorkRow(list: HTMLElement, item: AgendaItem, on: DashboardActions): void {
  const row = list.createDiv({ cls: "operations-vault-row", attr: { role: "listitem", "data-state": item.state } });
  drawIcon(row, kindIcon(item), PRESSING.has(item.state) || item.kind === "incident" ? "operations-vault-alarm" : "");
  const text = row.createDiv("operations-vault-row-text");
  const title = text.createDiv("operations-vault-row-title");
  if (item.incident?.severity) drawSeverity(title, item.incident.severity);
  const link = drawLink(title, item.title, item.path, (path, event) => on.openNote(path, event));
  link.removeAttribute("data-beside");
  link.setAttrs({ "data-walk": "", "data-key": `work:${item.key}` });
  drawMeta(text, item, on);
  drawNext(row, item, on);
  const lines = menuLines(item, on);
  row.addEventListener("contextmenu", (event) => {
    event.preventDefault();
    menuOf(lines).showAtMouseEvent(event);
  });
  const more = drawIconButton(row, "more-horizontal", words.moreActions(item.title), (event) => menuOf(lines).showAtMouseEvent(event));
  more.setAttr("data-beside", "");
}

function drawMeta(text: HTMLElement, item: AgendaItem, on: DashboardActions): void {
  const meta = text.createDiv("operations-vault-meta");
  const { incident, change } = item;
  const standing = incident ? stateWord(incident.status) : standingWords(item) || (change ? stateWord(change.status) : "");
  if (standing !== "") meta.createSpan({ text: standing, cls: PRESSING.has(item.state) ? "operations-vault-alarm operations-vault-strong" : "" });
  if (incident && incident.commander !== "") drawWords(meta.createSpan(), incident.commander, (path, event) => on.openNote(path, event));
  if (incident?.update) drawUpdateDue(meta, incident.update.due, tellingClocks(() => on.now()));
  for (const mark of change?.marks ?? []) meta.createSpan({ cls: "operations-vault-alarm operations-vault-strong", text: changePanelWords.marks[mark] });
  if (change?.decideBy) drawDecision(meta, change.decideBy, item.day, tellingClocks(() => on.now()));
  if (item.kind === "incident") meta.createSpan({ cls: "operations-vault-time", text: words.since(`${formatDayShort(item.day)} ${item.time}`.trim()) });
  else if (item.time !== "") meta.createSpan({ cls: "operations-vault-time", text: change && item.state !== "due" && item.state !== "in-progress" ? `${formatDayShort(item.day)} ${spanText(item)}` : spanText(item) });
  if (item.movedFrom !== "") meta.createSpan({ text: words.scheduleView.movedFrom(formatDayShort(item.movedFrom)) });
  for (const warning of item.warnings) meta.createSpan({ text: words.agendaWarnings[warning] });
  if (item.passed > 0) meta.createSpan({ text: words.passedBefore(item.passed) });
  if (item.services.length > 0) meta.createSpan({ text: item.services.join(", ") });
}

function asksApproval({ change }: AgendaItem): boolean {
  return change?.marks.some((mark) => mark === "approval-void" || mark === "approvals-missing") === true;
}

function isWork({ kind }: AgendaItem): boolean {
  return kind === "maintenance" || kind === "work-order";
}

/** What comes next: a work order is begun before it can be done. */
function nextStep(item: AgendaItem, on: DashboardActions): Exclude<MenuLine, false> {
  if (!isWork(item) || ENDED.has(item.state)) return undefined;
  if (item.path === item.plan || item.state === "in-progress") return [words.scheduleView.done, "check", () => on.complete(item.path)];
  return [item.state === "held" ? words.scheduleView.goOn : words.scheduleView.start, "play", () => on.startWorkOrder(item.path)];
}

const ENDED: ReadonlySet<AgendaItem["state"]> = new Set(["done", "skipped", "missed", "suppressed"]);

function drawNext(row: HTMLElement, item: AgendaItem, on: DashboardActions): void {
  const next = nextStep(item, on);
  if (!next) return;
  const [text, , act] = next;
  const button = drawButton(row, { key: `next:${item.key}`, text, name: `${text}: ${item.title}`, cls: "operations-vault-link-button" }, act);
  button.setAttr("data-beside", "");
}

/** What can be done with an item; a work order's other steps stand under its status. */
function menuLines(item: AgendaItem, on: DashboardActions): MenuLine[] {
  const order = item.plan !== item.path && isWork(item);
  const { records } = on;
  const [incident, change] = (["incident", "change"] as const).map((kind) => (item.kind === kind ? item.path : undefined));
  const isOpen = isWork(item) && !ENDED.has(item.state);
  return [
    nextStep(item, on),
    incident === undefined ? undefined : [panelWords.addEntry, "list-plus", () => records.addEntry(incident)],
    incident === undefined ? undefined : [panelWords.postUpdate, "megaphone", () => records.postUpdate(incident)],
    incident === undefined ? undefined : [panelWords.severity, "gauge", () => records.setSeverity(incident)],
    incident === undefined ? undefined : [panelWords.assignRole, "user-plus", () => records.assignRole(incident)],
    change === undefined ? undefined : [changePanelWords.checkConflicts, "git-compare", () => records.checkConflicts(change)],
    change === undefined || !asksApproval(item) ? undefined : [changePanelWords.approve, "check", () => records.approveChange(change)],
    change === undefined ? undefined : [panelWords.changeStatus, "arrow-right-left", () => records.moreSteps(change)],
    incident === undefined ? undefined : [panelWords.changeStatus, "arrow-right-left", () => records.moreSteps(incident)],
    isOpen && !order && [words.scheduleView.start, "play", () => on.startWorkOrder(item.path)],
    order && [words.scheduleView.changeStatus, "arrow-right-left", () => on.changeStatus(item.path)],
    isOpen && item.plan !== "" && !item.statutory && [words.scheduleView.skip, "skip-forward", () => on.skip(item.plan)],
    (item.passed > 0 || item.state === "missed") && item.plan !== "" && [words.scheduleView.catchUp, "history", () => on.catchUp(item.plan)],
    [words.openNote, "file-text", (event) => on.openNote(item.path, event)],
    item.plan !== "" && item.plan !== item.path && [words.openPlan, "calendar-clock", (event) => on.openNote(item.plan, event)],
  ];
}
