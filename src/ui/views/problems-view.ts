import { ItemView, type Menu, type ViewStateResult, type WorkspaceLeaf } from "obsidian";
import type { ProblemRow } from "../../domain/problems/problem-row.ts";
import { words } from "../../words.ts";
import { menuOf } from "../parts/menu-of.ts";
import { problemItems, type Grouping, type ProblemItem } from "../parts/problem-items.ts";
import { problemList } from "../parts/problem-list.ts";
import { drawProblemsFrame, type ProblemsFrame } from "../parts/problems-frame.ts";
import { showMenu } from "../parts/step-menu.ts";
import type { WindowedList } from "../parts/windowed-list.ts";
import type { ProblemActions } from "../problem-actions.ts";
import { drawsWhenFree } from "./draws-when-free.ts";
import { FoldState } from "./fold-state.ts";

/** The view's type. */
export const PROBLEMS_VIEW = "operations-problems";
/** The icon of the view. */
export const PROBLEMS_ICON = "triangle-alert";

/** What the view draws from. `revision` grows with every change of the problems that `onChange` tells of. */
export interface ProblemsSource {
  read(): readonly ProblemRow[] | Promise<readonly ProblemRow[]>;
  readonly on: ProblemActions;
  revision(): number;
  /** Tells of changes and of how far a check is. */
  onChange(callback: () => void): () => void;
  /** How far a check is, in words; "" while there is none. */
  isChecking(): string;
}

/** Every problem in notes, by note or by rule, each with its fix. */
export class ProblemsView extends ItemView {
  override navigation = false;
  override icon = PROBLEMS_ICON;
  readonly #source: ProblemsSource;
  readonly #folds = new FoldState(() => this.#changed());
  #redraw: () => void = () => undefined;
  #frame: ProblemsFrame | undefined;
  #list: WindowedList<ProblemItem> | undefined;
  #rows: readonly ProblemRow[] = [];
  #revision: number | undefined;
  #grouping: Grouping = "note";
  #hidesMinor = false;
  #width = 0;

  constructor(leaf: WorkspaceLeaf, source: ProblemsSource) {
    super(leaf);
    this.#source = source;
  }

  getViewType(): string {
    return PROBLEMS_VIEW;
  }

  getDisplayText(): string {
    return words.problemsView;
  }

  override getState(): Record<string, unknown> {
    return { ...super.getState(), grouping: this.#grouping, hidesMinor: this.#hidesMinor, folds: this.#folds.save() };
  }

  override async setState(state: unknown, result: ViewStateResult): Promise<void> {
    await super.setState(state, result);
    const { grouping, hidesMinor, folds } = (state ?? {}) as Readonly<Record<string, unknown>>;
    this.#grouping = grouping === "rule" ? "rule" : "note";
    this.#hidesMinor = hidesMinor === true;
    this.#folds.restore(folds);
    this.#show();
  }

  protected override async onOpen(): Promise<void> {
    const { contentEl, app } = this;
    contentEl.addClass("operations-vault", "operations-vault-problems");
    this.#drawFrame();
    this.#redraw = drawsWhenFree(this, contentEl, () => this.#prepare());
    this.register(this.#source.onChange(() => this.#redraw()));
    this.registerEvent(app.workspace.on("layout-change", () => this.#redraw()));
    this.registerEvent(app.workspace.on("active-leaf-change", () => this.#redraw()));
    this.registerDomEvent(contentEl.doc, "visibilitychange", () => this.#redraw());
    this.#redraw();
    return Promise.resolve();
  }

  override onResize(): void {
    super.onResize();
    this.#redraw();
    const { clientWidth } = this.contentEl;
    if (clientWidth !== this.#width) this.#list?.resized();
    this.#width = clientWidth;
  }

  /** Gives the keyboard to the row that was walked to last. */
  focusList(): void {
    this.#list?.focus();
  }

  async #prepare(): Promise<() => void> {
    const revision = this.#source.revision();
    if (revision === this.#revision) return () => this.#frame?.say(this.#source.isChecking());
    try {
      const rows = await this.#source.read();
      return () => {
        this.#revision = revision;
        this.#rows = rows;
        this.#show();
      };
    } catch (error) {
      return () => this.#frame?.say(words.problemsFailed(error instanceof Error ? error.message : String(error)));
    }
  }

  #changed(): void {
    void this.app.workspace.requestSaveLayout();
    this.#show();
  }

  #drawFrame(): void {
    const { on } = this.#source;
    this.#frame = drawProblemsFrame(this.contentEl, {
      checkVault: () => on.checkVault(),
      regroup: () => {
        this.#grouping = this.#grouping === "note" ? "rule" : "note";
        this.#changed();
      },
      menu: (event) => showMenu(this.#menu(), event.currentTarget as HTMLElement, event),
    });
    this.#list = problemList(this.#frame.scroller, on, this.#folds);
  }

  #menu(): Menu {
    const toggle = (): void => {
      this.#hidesMinor = !this.#hidesMinor;
      this.#changed();
    };
    return menuOf([
      [words.writeReport, "file-text", () => this.#source.on.writeReport()],
      this.#hidesMinor ? [words.showMinor, "eye", toggle] : [words.hideMinor, "eye-off", toggle],
    ]);
  }

  #show(): void {
    if (this.#revision === undefined) return;
    const listed = this.#hidesMinor ? this.#rows.filter(({ weight }) => weight !== "note") : this.#rows;
    this.#frame?.show(listed.length, this.#rows.length - listed.length, this.#grouping);
    this.#frame?.say(this.#source.isChecking());
    this.#list?.show(problemItems(listed, this.#grouping, (key) => this.#folds.isOpen(key, true)));
  }
}
