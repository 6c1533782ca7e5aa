import { debounce, Platform, Plugin } from "obsidian";

import { dashboardActions } from "./commands/dashboard-actions.ts";
import { attempt } from "./commands/attempt.ts";
import { checkingWords, problemActions } from "./commands/problems.ts";
import { ADDRESS, followAddress } from "./commands/protocol.ts";
import { registerAll } from "./commands/register-all.ts";
import { OperationsSettingTab } from "./ui/settings-tab.ts";
import { drawStatusItem } from "./ui/status-bar.ts";
import { DASHBOARD_ICON, DASHBOARD_VIEW, DashboardView } from "./ui/views/dashboard-view.ts";
import { PROBLEMS_VIEW, ProblemsView } from "./ui/views/problems-view.ts";
import { SCHEDULE_VIEW, ScheduleView } from "./ui/views/schedule-view.ts";
import type { BlockSource } from "./ui/views/block-shows.ts";
import { OperationsBlock } from "./ui/views/operations-block.ts";
import { openDashboard } from "./ui/views/open-dashboard.ts";
import { Operations } from "./vault/operations.ts";
import { DashboardReader } from "./vault/read-dashboard.ts";
import { readSettings, type Settings } from "./vault/settings.ts";
import { words } from "./words.ts";

const MINUTE = 60_000;
const STATUS_DELAY = 50;

/** The plugin's lifecycle, and nothing else. */
export default class OperationsVaultPlugin extends Plugin {
  override settings: Settings = readSettings(undefined);
  #operations: Operations | undefined;

  override async onload(): Promise<void> {
    this.settings = readSettings(await this.loadData());
    const operations = new Operations({
      app: this.app,
      now: () => Date.now(),
      settings: () => this.settings,
      changeSettings: (patch) => this.#changeSettings(patch),
    });
    this.#operations = operations;
    const on = dashboardActions(operations);
    const reader = new DashboardReader(operations);
    const dashboard = {
      read: () => reader.read(),
      on,
      revision: () => operations.index.revision,
      onChange: (listener: () => void) => operations.onChange(listener),
      today: () => operations.localNow().day,
    };
    this.registerView(DASHBOARD_VIEW, (leaf) => new DashboardView(leaf, dashboard));
    this.registerView(PROBLEMS_VIEW, (leaf) => new ProblemsView(leaf, {
      read: () => operations.problems.rows(),
      on: problemActions(operations),
      revision: () => operations.problems.revision,
      onChange: (listener) => operations.onChange(listener),
      isChecking: () => checkingWords(operations.problems.progress),
    }));
    this.registerView(SCHEDULE_VIEW, (leaf) => new ScheduleView(leaf, {
      read: async (from, to) => operations.maintenance.agenda(from, to, await operations.changes.conflicted()),
      detail: (plan) => operations.maintenance.detail(plan),
      on,
      revision: () => operations.index.revision,
      onChange: (listener) => operations.onChange(listener),
      today: () => operations.localNow().day,
    }));
    this.registerHoverLinkSource(DASHBOARD_VIEW, { display: words.dashboard, defaultMod: true });
    this.registerHoverLinkSource(SCHEDULE_VIEW, { display: words.scheduleView.title, defaultMod: true });
    const { changes, incidents, maintenance } = operations;
    const blocks: BlockSource = {
      app: this.app,
      figures: (options) => maintenance.figuresFor(options),
      panel: (path) => incidents.panel(path),
      board: (options) => incidents.board(options),
      changeBoard: (options) => changes.board(options),
      diagram: (kind, path, options) => (kind === "gantt" || kind === "impact" ? changes.diagram(kind, path, options) : incidents.diagram(kind, path)),
      timeline: (path) => incidents.timeline(path),
      now: () => operations.instant(),
      onChange: (listener) => operations.onChange(listener),
      on: on.records,
      openNote: (linkText, event) => on.openNote(linkText, event),
    };
    this.registerMarkdownCodeBlockProcessor("operations", (text, el, context) => context.addChild(new OperationsBlock(el, text, blocks, context.sourcePath)));
    this.addRibbonIcon(DASHBOARD_ICON, words.commands.openDashboard, () => attempt(() => openDashboard(this.app)));
    this.addSettingTab(new OperationsSettingTab(this.app, this, {
      settings: () => this.settings,
      change: (patch) => operations.changeSettings(patch),
      person: () => operations.person(),
      setPerson: (name) => operations.setPerson(name),
      zoneInForce: () => operations.zoneInForce(),
    }));
    registerAll(this, operations);
    this.registerObsidianProtocolHandler(ADDRESS, (params) => followAddress(operations, params));
    this.app.workspace.onLayoutReady(() => this.#start(operations, reader));
  }

  override onUserEnable(): void {
    attempt(() => openDashboard(this.app));
  }

  override async onExternalSettingsChange(): Promise<void> {
    this.settings = readSettings(await this.loadData());
    await this.#operations?.settingsChanged();
  }

  #start(operations: Operations, reader: DashboardReader): void {
    if (!Platform.isMobile) this.#showStatus(operations, reader);
    attempt(() => operations.follow(this));
    this.registerInterval(window.setInterval(() => operations.timePassed(), MINUTE));
  }

  #showStatus(operations: Operations, reader: DashboardReader): void {
    const item = this.addStatusBarItem();
    const draw = debounce(() => attempt(async () => drawStatusItem(item, (await reader.read()).state, () => attempt(() => openDashboard(this.app)))), STATUS_DELAY, true);
    this.register(operations.onChange(draw));
    draw();
  }

  async #changeSettings(patch: Partial<Settings>): Promise<void> {
    this.settings = readSettings({ ...this.settings, ...patch });
    await this.saveData(this.settings);
  }
}
