import { words } from "../../words.ts";
import { drawButton, drawIcon, drawIconButton } from "./buttons.ts";
import { nameBy } from "./name-by.ts";
import type { Grouping } from "./problem-items.ts";

/** What can be done from around the list of problems. */
export interface FrameActions {
  checkVault(): void;
  regroup(): void;
  menu(event: MouseEvent): void;
}

/** What stands around the list of problems. */
export interface ProblemsFrame {
  /** Where the list is drawn. */
  readonly scroller: HTMLElement;
  /** Shows how many problems are listed, and says so where there are none but those left out. */
  show(listed: number, leftOut: number, grouping: Grouping): void;
  /** Says how far a check is, or what went wrong; "" for nothing. */
  say(text: string): void;
}

/** Draws the title, the buttons and, for when the list is empty, what was looked at. */
export function drawProblemsFrame(parent: HTMLElement, on: FrameActions): ProblemsFrame {
  const head = parent.createDiv("operations-vault-problems-head");
  const heading = head.createDiv({ cls: "operations-vault-problems-title", attr: { role: "heading", "aria-level": 2 } });
  const title = heading.createSpan({ text: words.problemsView });
  const count = heading.createSpan("operations-vault-count");
  const buttons = head.createDiv("operations-vault-problems-buttons");
  const regroup = drawButton(buttons, { key: "group", text: "" }, () => on.regroup());
  drawCheck(buttons, on);
  drawIconButton(buttons, "more-vertical", words.moreActions(words.problemsView), (event) => on.menu(event));
  const status = parent.createDiv({ cls: "operations-vault-problems-status", attr: { role: "status" } });
  const empty = parent.createDiv({ cls: "operations-vault-problems-empty", attr: { hidden: "" } });
  drawIcon(empty, "circle-check");
  const sentence = empty.createDiv();
  drawCheck(empty, on);
  const scroller = parent.createDiv();
  nameBy(scroller, title);
  return {
    scroller,
    show: (listed, leftOut, grouping) => {
      count.setText(listed > 0 ? words.number(listed) : "");
      const [text, name] = words.groupings[grouping];
      regroup.setText(text);
      regroup.setAttr("aria-label", name);
      empty.toggleAttribute("hidden", listed > 0);
      scroller.toggleAttribute("hidden", listed === 0);
      sentence.setText(leftOut > 0 ? words.onlyMinor(leftOut) : words.noProblemsFound);
    },
    say: (text) => status.setText(text),
  };
}

function drawCheck(parent: HTMLElement, on: FrameActions): void {
  drawButton(parent, { key: "check", text: words.checkVault }, () => on.checkVault());
}
