import { ItemView, Keymap, type HoverParent, type HoverPopover, type ViewStateResult, type WorkspaceLeaf } from "obsidian";
import type { Agenda, PlanDetail } from "../../domain/queries/agenda.ts";
import type { Day } from "../../domain/time/day.ts";
import { words } from "../../words.ts";
import { menuOf } from "../parts/menu-of.ts";
import { itemActions, type ScheduleActions } from "../parts/schedule-actions.ts";
import { scheduleBody, type ScheduleBody } from "../parts/schedule-body.ts";
import { filtered } from "../parts/schedule-days.ts";
import { detailPanel, type DetailPanel } from "../parts/schedule-detail.ts";
import { isBand, type ScheduleEntry } from "../parts/schedule-entries.ts";
import { drawScheduleFrame, type ScheduleFrame } from "../parts/schedule-frame.ts";
import { around, click, press, type ScheduleInput } from "../parts/schedule-input.ts";
import { headingOf, isShowable, rangeOf, stepped } from "../parts/schedule-range.ts";
import { FIRST_STATE, readState, type ScheduleState } from "../parts/schedule-state.ts";
import { showMenu } from "../parts/step-menu.ts";
import { drawsWhenFree } from "./draws-when-free.ts";

/** The view's type, also its hover link source. */
export const SCHEDULE_VIEW = "operations-schedule";
/** The icon of the view. */
export const SCHEDULE_ICON = "calendar-range";

/** What the schedule draws from. `revision` grows with every change that `onChange` tells of. */
export interface ScheduleSource {
  /** The schedule between two days, both included. */
  read(from: Day, to: Day): Promise<Agenda>;
  /** What was understood of the plan at a path; undefined where it is gone. */
  detail(plan: string): Promise<PlanDetail | undefined>;
  readonly on: ScheduleActions;
  revision(): number;
  onChange(callback: () => void): () => void;
  today(): Day;
}

const MINUTE_MS = 60_000;

/** Maintenance, changes, reviews, windows and freezes by month, week and agenda. */
export class ScheduleView extends ItemView implements HoverParent {
  override navigation = false;
  override icon = SCHEDULE_ICON;
  hoverPopover: HoverPopover | null = null;
  readonly #source: ScheduleSource;
  #state = FIRST_STATE;
  /** How often 30 more days were asked for. */
  #pages = 0;
  #redraw: () => void = () => undefined;
  #frame: ScheduleFrame | undefined;
  #body: ScheduleBody | undefined;
  #detail: DetailPanel | undefined;
  #agenda: Agenda | undefined;
  #entries = new Map<string, ScheduleEntry>();
  /** The key of the item whose details are shown. */
  #selected = "";
  #read = "";
  /** What had the focus when it was asked for: meanwhile a person may have begun something else. */
  #focusFrom: Element | null | undefined;
  readonly #input: ScheduleInput = {
    layout: () => this.#state.layout,
    layOut: (layout) => this.#change({ layout }),
    step: (by) => this.#step(by),
    today: () => this.#change({ day: "" }),
    moveTo: (day) => this.#moveTo(day),
    awaited: () => (this.#focusFrom === undefined ? undefined : this.#day),
    enter: (day) => this.#body?.enter(day),
    choose: (el, event) => this.#choose(el, event),
    openNote: (el, event) => this.#openNote(this.#entryOf(el), event),
    menu: (el, event) => this.#showMenu(el, event),
    showAll: (day) => this.#change({ layout: "agenda", day }),
    showLater: () => {
      this.#pages++;
      this.#redraw();
    },
    close: () => this.#closeDetail(),
  };

  constructor(leaf: WorkspaceLeaf, source: ScheduleSource) {
    super(leaf);
    this.#source = source;
  }

  getViewType(): string {
    return SCHEDULE_VIEW;
  }

  getDisplayText(): string {
    return words.scheduleView.title;
  }

  override getState(): Record<string, unknown> {
    return { ...super.getState(), ...this.#state };
  }

  override async setState(state: unknown, result: ViewStateResult): Promise<void> {
    await super.setState(state, result);
    this.#state = readState(state);
    this.#pages = 0;
    this.#redraw();
  }

  protected override async onOpen(): Promise<void> {
    const { contentEl, app } = this;
    contentEl.addClass("operations-vault", "operations-vault-schedule");
    this.#draw();
    this.#redraw = drawsWhenFree(this, contentEl, () => this.#prepare());
    this.register(this.#source.onChange(() => this.#redraw()));
    this.registerEvent(app.workspace.on("layout-change", () => this.#redraw()));
    this.registerEvent(app.workspace.on("active-leaf-change", () => this.#redraw()));
    this.registerInterval(window.setInterval(() => this.#redraw(), MINUTE_MS));
    this.registerDomEvent(contentEl.doc, "visibilitychange", () => this.#redraw());
    this.#redraw();
    return Promise.resolve();
  }

  override onResize(): void {
    super.onResize();
    this.#redraw();
  }

  /** Gives the keyboard to the day that was walked to last. */
  focusDays(): void {
    this.#focusFrom = this.contentEl.doc.activeElement;
    this.#redraw();
  }

  get #day(): Day {
    return this.#state.day || this.#source.today();
  }

  #standing(): string {
    const { from, to } = rangeOf(this.#state.layout, this.#day, this.#pages);
    return [this.#source.revision(), this.#source.today(), from, to].join(" ");
  }

  #draw(): void {
    const { contentEl } = this;
    this.#frame = drawScheduleFrame(contentEl, {
      ...this.#input,
      filter: (filter) => this.#change(filter),
      showLate: () => {
        this.focusDays();
        this.#change({ layout: "agenda" });
      },
      openProblems: () => this.#source.on.openProblems(),
      tryAgain: () => this.#redraw(),
    });
    const { body, main, heading, detail } = this.#frame;
    this.#body = scheduleBody(body, main, contentEl, heading);
    this.#detail = detailPanel(detail, this.#source, () => this.#closeDetail(), () => this.#body?.reveal(this.#selected, detail));
    for (const kind of ["click", "auxclick"] as const) this.registerDomEvent(body, kind, (event) => click(event, this.#input));
    this.registerDomEvent(body, "contextmenu", (event) => {
      const el = around(event, "[data-entry]");
      if (el) this.#showMenu(el, event);
    });
    this.registerDomEvent(contentEl, "keydown", (event) => press(event, this.#input), { capture: true });
    this.registerDomEvent(contentEl, "mouseover", (event) => this.#previewLink(event));
  }

  async #prepare(): Promise<() => void> {
    const standing = this.#standing();
    if (standing === this.#read) return () => this.#show();
    const { from, to } = rangeOf(this.#state.layout, this.#day, this.#pages);
    try {
      const agenda = await this.#source.read(from, to);
      return () => {
        if (standing !== this.#standing()) return this.#redraw();
        this.#read = standing;
        this.#agenda = agenda;
        this.#show();
        this.#detail?.refresh();
      };
    } catch (error) {
      return () => this.#frame?.say(words.scheduleView.failed(error instanceof Error ? error.message : String(error)));
    }
  }

  #show(): void {
    if (!this.#agenda) return;
    const takesFocus = this.#takesFocus();
    this.#frame?.say("");
    const { layout, service, kind } = this.#state;
    const agenda = service === "" && kind === "" ? this.#agenda : filtered(this.#agenda, this.#state);
    const { from, to } = agenda;
    this.#entries = new Map([...agenda.late, ...agenda.items, ...agenda.bands].map((entry) => [entry.key, entry]));
    this.#frame?.show({ layout, service, kind, agenda, heading: headingOf(layout, this.#day, { from, to }) });
    this.#body?.show(agenda, layout, this.#day);
    this.#showDetail();
    if (takesFocus) this.#body?.focus(this.#day);
  }

  /** Whether the days are to have the focus: it was asked for, and is still where it was. Drawing may move it. */
  #takesFocus(): boolean {
    const from = this.#focusFrom;
    this.#focusFrom = undefined;
    const { activeElement, body } = this.contentEl.doc;
    return from !== undefined && (activeElement === from || activeElement === body);
  }

  #change(change: Partial<ScheduleState>): void {
    const { activeElement } = this.contentEl.doc;
    if (this.#frame?.body.contains(activeElement)) this.#focusFrom = activeElement;
    this.#state = { ...this.#state, ...change };
    this.#pages = 0;
    void this.app.workspace.requestSaveLayout();
    this.#redraw();
  }

  #step(by: 1 | -1): void {
    const day = stepped(this.#state.layout, this.#day, by);
    if (isShowable(day)) this.#change({ day });
  }

  /** Within what is shown the focus goes at once; beyond it the period changes first. */
  #moveTo(day: Day): void {
    if (!isShowable(day)) return;
    const isDrawn = this.#focusFrom === undefined;
    const isShown = isDrawn && (this.#state.layout === "month" ? day.slice(0, 7) === this.#day.slice(0, 7) : this.#body?.has(day) === true);
    this.#change({ day });
    if (!isShown) return;
    this.#focusFrom = undefined;
    this.#body?.focus(day);
  }

  #choose(el: HTMLElement, event: MouseEvent): void {
    const entry = this.#entryOf(el);
    if (!entry) return;
    if (isBand(entry) || event.button === 1 || Keymap.isModEvent(event)) this.#openNote(entry, event);
    else {
      this.#selected = entry.key;
      this.#showDetail();
      this.#detail?.focus();
    }
  }

  #entryOf(el: HTMLElement): ScheduleEntry | undefined {
    return this.#entries.get(el.dataset["entry"] ?? "");
  }

  #openNote(entry: ScheduleEntry | undefined, event: MouseEvent | KeyboardEvent): void {
    if (entry && entry.path !== "") this.#source.on.openNote(entry.path, event);
  }

  #showMenu(el: HTMLElement, event: MouseEvent | KeyboardEvent): void {
    const entry = this.#entryOf(el);
    if (!entry) return;
    event.preventDefault();
    const { on } = this.#source;
    const open = [words.openNote, "file-text", (from: MouseEvent | KeyboardEvent) => this.#openNote(entry, from)] as const;
    showMenu(menuOf(isBand(entry) ? [entry.path !== "" && open] : itemActions(entry, on)), el, event);
  }

  #showDetail(): void {
    const entry = this.#entries.get(this.#selected);
    const item = entry && !isBand(entry) ? entry : undefined;
    this.#selected = item?.key ?? "";
    this.#detail?.show(item, this.#source.today());
    this.#body?.mark(this.#selected);
  }

  /** Closes the details and gives the focus back to what they were of; false where there are none. */
  #closeDetail(): boolean {
    const selected = this.#selected;
    if (selected === "") return false;
    this.#selected = "";
    this.#showDetail();
    this.#body?.focusEntry(selected, this.#day);
    return true;
  }

  #previewLink(event: MouseEvent): void {
    const targetEl = around(event, "[data-href]");
    if (!targetEl) return;
    this.app.workspace.trigger("hover-link", {
      event, source: SCHEDULE_VIEW, hoverParent: this, targetEl, linktext: targetEl.dataset["href"] ?? "", sourcePath: "",
    });
  }
}
