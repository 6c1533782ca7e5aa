import type { App } from "obsidian";
import { groupReviews, type ReviewAge, type ReviewRow } from "../../domain/queries/review-queue.ts";
import { withoutLinkMarks } from "../../domain/text/links.ts";
import type { Day } from "../../domain/time/day.ts";
import { words } from "../../words.ts";
import { drawButton } from "../parts/buttons.ts";
import { WindowedList } from "../parts/windowed-list.ts";
import { ask, drawDialogButtons, drawForm, type Asking } from "./ask.ts";
import { drawReviewFields, reviewFacts, type Reviewed } from "./ask-reviewed.ts";
import { drawSelect } from "./choice.ts";
import { drawField } from "./field.ts";

/** The reviews to choose from. Those put off are left out of the list; the snooze without a day brings them back. */
export interface ReviewsQuestion {
  readonly all: readonly ReviewRow[];
  readonly today: Day;
  isSnoozed(): (path: string) => boolean;
  snooze(paths: readonly string[], days: number): void;
}

/** Which procedures were reviewed, and what came of it. */
export interface ReviewsAnswer extends Reviewed {
  readonly paths: readonly string[];
}

/** A review, or a group of them, which has no facts. */
interface Item {
  readonly key: string;
  readonly title: string;
  readonly facts: string;
  readonly paths: readonly string[];
  readonly on: boolean;
}

const SNOOZED_DAYS = 30;

/** Lists the reviews that are due in groups, lets a person tick those that were done, and asks what came of them; undefined where it was closed. */
export function askReviews(app: App, question: ReviewsQuestion): Promise<ReviewsAnswer | undefined> {
  return ask<ReviewsAnswer>(app, words.reviewsTitle, (asking) => drawReviews(asking, question));
}

function drawReviews(asking: Asking<ReviewsAnswer>, question: ReviewsQuestion): void {
  const chosen = new Set<string>();
  const { contentEl } = asking;
  const narrowing = contentEl.createDiv("operations-vault-quick");
  const filter = drawField(narrowing, { label: words.filter });
  const by = drawSelect(narrowing, words.groupBy, words.groupsOfReviews, "age");
  const list = new WindowedList<Item>(contentEl.createDiv("operations-vault-reviews"), {
    key: ({ key }) => key,
    draw: (item, el) => drawItem(item, el, (on) => {
      for (const path of item.paths) if (on) chosen.add(path);
      else chosen.delete(path);
      show();
    }),
    estimate: () => 48,
  });
  const tools = contentEl.createDiv("operations-vault-quick");
  const form = drawForm(contentEl, () => {
    const said = chosen.size > 0 ? read() : undefined;
    if (said) asking.answer({ ...said, paths: [...chosen] });
  });
  const read = drawReviewFields(form, question.all, () => question.all.filter(({ path }) => chosen.has(path)), question.today);
  const confirm = drawDialogButtons(form, "", () => asking.cancel());
  const snooze = (paths: readonly string[], days: number): void => {
    question.snooze(paths, days);
    chosen.clear();
    show();
  };
  const show = (): void => {
    const isSnoozed = question.isSnoozed();
    const snoozed = question.all.flatMap(({ path }) => (isSnoozed(path) ? [path] : []));
    const typed = filter.text().toLowerCase();
    const groups = groupReviews(question.all.filter((row) => !isSnoozed(row.path) && `${row.name} ${row.owner.join(" ")}`.toLowerCase().includes(typed)), by.value === "owner" ? "owner" : "age");
    list.show(groups.flatMap(([name, rows]) => itemsOf(name, rows, chosen)));
    confirm.setText(words.reviewConfirm(chosen.size));
    confirm.disabled = chosen.size === 0;
    tools.empty();
    if (chosen.size > 0) drawButton(tools, { key: "snooze", text: words.snoozeChosen }, () => snooze([...chosen], SNOOZED_DAYS));
    if (snoozed.length > 0) drawButton(tools, { key: "back", text: words.bringBack(snoozed.length) }, () => snooze(snoozed, 0));
  };
  filter.input.addEventListener("input", show);
  by.addEventListener("change", show);
  show();
}

function itemsOf(group: string, rows: readonly ReviewRow[], chosen: ReadonlySet<string>): Item[] {
  const items = rows.map((row) => ({ key: row.path, title: row.name, facts: reviewFacts(row), paths: [row.path], on: chosen.has(row.path) }));
  const name = words.reviewAges[group as ReviewAge] ?? (withoutLinkMarks(group) || words.noOwner);
  const paths = rows.map(({ path }) => path);
  return [{ key: `>${group}`, title: `${name} (${rows.length})`, facts: "", paths, on: items.every(({ on }) => on) }, ...items];
}

function drawItem({ title, facts, on }: Item, el: HTMLElement, choose: (on: boolean) => void): void {
  const label = el.createEl("label", `operations-vault-check operations-vault-row${facts === "" ? " operations-vault-heading" : ""}`);
  const box = label.createEl("input", { type: "checkbox", attr: { "data-walk": "", "data-key": "box" } });
  box.checked = on;
  box.addEventListener("change", () => choose(box.checked));
  const text = label.createDiv("operations-vault-row-text");
  if (facts === "") text.createSpan({ cls: "operations-vault-unseen", text: words.selectGroup });
  text.createDiv({ cls: "operations-vault-row-title", text: title });
  text.createDiv({ cls: "operations-vault-hint", text: facts });
}
