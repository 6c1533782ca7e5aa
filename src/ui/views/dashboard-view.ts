import { ItemView, type HoverParent, type HoverPopover, type ViewStateResult, type WorkspaceLeaf } from "obsidian";
import type { Dashboard } from "../../domain/queries/dashboard.ts";
import { words } from "../../words.ts";
import type { DashboardActions } from "../dashboard-actions.ts";
import { drawButton } from "../parts/buttons.ts";
import { dashboardSections } from "../parts/dashboard-sections.ts";
import { drawsWhenFree } from "./draws-when-free.ts";
import { FoldState } from "./fold-state.ts";
import { SectionDrawing } from "./section-drawing.ts";

/** The view's type, also its hover link source. */
export const DASHBOARD_VIEW = "operations-dashboard";
/** The icon of the view, the ribbon and the status bar. */
export const DASHBOARD_ICON = "clipboard-check";

/** What the dashboard draws from. `revision` grows with every change that `onChange` tells of. */
export interface DashboardSource {
  read(): Promise<Dashboard>;
  readonly on: DashboardActions;
  revision(): number;
  onChange(callback: () => void): () => void;
  today(): string;
}

const MINUTE_MS = 60_000;

/** The dashboard in the sidebar. */
export class DashboardView extends ItemView implements HoverParent {
  override navigation = false;
  override icon = DASHBOARD_ICON;
  hoverPopover: HoverPopover | null = null;
  readonly #folds = new FoldState(() => void this.app.workspace.requestSaveLayout());
  #redraw: () => void = () => undefined;
  #drawing: SectionDrawing | undefined;
  readonly #source: DashboardSource;
  #drawn = "";
  /** What had the focus when it was asked for: meanwhile a person may have begun something else. */
  #focusFrom: Element | null | undefined;

  constructor(leaf: WorkspaceLeaf, source: DashboardSource) {
    super(leaf);
    this.#source = source;
  }

  getViewType(): string {
    return DASHBOARD_VIEW;
  }

  getDisplayText(): string {
    return words.dashboard;
  }

  override getState(): Record<string, unknown> {
    return { ...super.getState(), folds: this.#folds.save() };
  }

  override async setState(state: unknown, result: ViewStateResult): Promise<void> {
    await super.setState(state, result);
    if (typeof state !== "object" || state === null || !("folds" in state)) return;
    this.#folds.restore(state.folds);
    this.#drawing?.clear();
    this.#drawn = "";
    this.#redraw();
  }

  protected override async onOpen(): Promise<void> {
    this.contentEl.addClass("operations-vault");
    this.#drawing = new SectionDrawing(this.contentEl.createDiv("operations-vault-dashboard"), this.contentEl);
    this.#redraw = drawsWhenFree(this, this.contentEl, () => this.#prepare());
    this.register(this.#source.onChange(() => this.#redraw()));
    this.registerEvent(this.app.workspace.on("layout-change", () => this.#redrawIfStale()));
    this.registerEvent(this.app.workspace.on("active-leaf-change", () => this.#redrawIfStale()));
    this.registerInterval(window.setInterval(() => this.#minutePassed(), MINUTE_MS));
    this.registerDomEvent(this.contentEl.doc, "visibilitychange", () => this.#redraw());
    this.registerDomEvent(this.contentEl, "mouseover", (event) => this.#previewLink(event));
    this.#redraw();
    return Promise.resolve();
  }

  /** Gives the keyboard to what comes next: the next open step, else what can be begun. */
  focusNext(): void {
    this.#focusFrom = this.contentEl.doc.activeElement;
    if (this.#drawn !== "") this.#takeFocus();
  }

  override onResize(): void {
    super.onResize();
    this.#redrawIfStale();
  }

  #redrawIfStale(): void {
    if (this.#drawn !== this.#standing()) this.#redraw();
  }

  #standing(): string {
    return `${this.#source.today()} ${this.#source.revision()}`;
  }

  /** The state line says the time; a hidden dashboard is drawn as soon as it shows again. */
  #minutePassed(): void {
    if (!this.contentEl.isShown()) this.#drawn = "";
    this.#redraw();
  }

  async #prepare(): Promise<() => void> {
    const standing = this.#standing();
    try {
      const dashboard = await this.#source.read();
      return () => {
        this.#show(dashboard);
        this.#drawn = standing;
      };
    } catch (error) {
      return () => this.#drawFailure(error);
    }
  }

  #show(dashboard: Dashboard): void {
    this.contentEl.find(".operations-vault-failure")?.remove();
    try {
      this.#drawing?.show(dashboardSections(dashboard, this.#source.on, this.#folds));
      this.#takeFocus();
    } catch (error) {
      this.#drawFailure(error);
    }
  }

  #takeFocus(): void {
    const from = this.#focusFrom;
    this.#focusFrom = undefined;
    const { activeElement } = this.contentEl.doc;
    if (from === undefined || from !== activeElement || this.contentEl.contains(activeElement)) return;
    const shown = this.contentEl.findAll("[data-key]").filter((el) => el.closest("[hidden]") === null);
    const next = shown.find((el) => el.closest('[data-state="open"]') !== null && el.hasAttribute("data-walk"));
    const work = shown.find((el) => el.dataset["key"]?.startsWith("work:"));
    (next ?? shown.find((el) => el.hasClass("mod-cta")) ?? work ?? shown[0])?.focus();
  }

  #drawFailure(error: unknown): void {
    this.contentEl.find(".operations-vault-failure")?.remove();
    const failure = this.contentEl.createDiv({ cls: "operations-vault-failure", attr: { role: "alert" }, prepend: true });
    failure.createEl("p", { text: words.dashboardFailed });
    failure.createEl("p", { cls: "operations-vault-muted", text: `${words.dashboardFailedHint} ${error instanceof Error ? error.message : String(error)}` });
    drawButton(failure, { key: "try-again", text: words.tryAgain, icon: "rotate-ccw" }, () => this.#redraw());
  }

  #previewLink(event: MouseEvent): void {
    const targetEl = (event.target as HTMLElement | null)?.closest<HTMLElement>("[data-href]");
    if (!targetEl) return;
    this.app.workspace.trigger("hover-link", {
      event, source: DASHBOARD_VIEW, hoverParent: this, targetEl, linktext: targetEl.dataset["href"] ?? "", sourcePath: "",
    });
  }
}
