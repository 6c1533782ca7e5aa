import { MarkdownRenderer, type App, type Component } from "obsidian";
import type { MaintenanceFigures } from "../../domain/metrics/maintenance-figures.ts";
import type { ChangeBoard } from "../../domain/queries/change-board.ts";
import type { TimelineEntry } from "../../domain/notes/timeline.ts";
import type { IncidentBoard, RecordPanel } from "../../domain/queries/record-panel.ts";
import { changePanelWords } from "../../change-panel-words.ts";
import { panelWords as say } from "../../panel-words.ts";
import { drawChangeBoard } from "../parts/change-board.ts";
import { drawFigures, type OpenNote } from "../parts/figures-section.ts";
import { drawIncidentBoard } from "../parts/incident-board.ts";
import { drawIncidentTimeline } from "../parts/incident-timeline.ts";
import { drawRecordPanel } from "../parts/record-panel.ts";
import type { RecordActions } from "../record-actions.ts";
import type { BlockOptions } from "./block-options.ts";

/** A diagram that a block can draw: of a note, `gantt` of the changes of a time. */
export type DiagramKind = "timeline" | "lifecycle" | "causes" | "impact" | "gantt";

/** What a block draws from; `options` are those that its text names. */
export interface BlockSource {
  readonly app: App;
  figures(options: BlockOptions): Promise<MaintenanceFigures>;
  /** Undefined of a note that is no record. */
  panel(path: string): Promise<RecordPanel | undefined>;
  board(options: BlockOptions): Promise<IncidentBoard>;
  changeBoard(options: BlockOptions): Promise<ChangeBoard>;
  /** A diagram as Mermaid's text; "" where there is nothing to draw. */
  diagram(kind: DiagramKind, path: string, options: BlockOptions): Promise<string>;
  /** In the order of the note; undefined of a note that is no record. */
  timeline(path: string): Promise<readonly TimelineEntry[] | undefined>;
  now(): number;
  onChange(callback: () => void): () => void;
  readonly on: RecordActions;
  readonly openNote: OpenNote;
}

/** What a block shows: the data that it is drawn from, and how; `missing` says in words why there is nothing. */
export type Shown =
  | { readonly missing: string }
  /** `draw` returns what lets its clocks go on. */
  | { readonly data: unknown; readonly draw: (root: HTMLElement, owner: Component) => (() => void) | undefined };

type Show = (source: BlockSource, options: BlockOptions, path: string) => Promise<Shown>;

/** What a block can show, by the word behind `show:`. */
export const SHOWS: Readonly<Record<string, Show>> = {
  compliance: async (source, options) => {
    const data = await source.figures(options);
    return { data, draw: (root) => void drawFigures(root, data, source.openNote) };
  },
  panel: async (source, _options, path) => {
    const data = await source.panel(path);
    return data ? { data, draw: (root) => drawRecordPanel(root, data, source.on, () => source.now()) } : { missing: say.noRecord };
  },
  incidents: async (source, options) => {
    const data = await source.board(options);
    return { data, draw: (root) => drawIncidentBoard(root, data, source.on, () => source.now()) };
  },
  changes: async (source, options) => {
    const data = await source.changeBoard(options);
    return { data, draw: (root) => drawChangeBoard(root, data, source.on) };
  },
  timeline: async (source, options, path) => {
    const [entries, diagram] = [await source.timeline(path), await source.diagram("timeline", path, options)];
    if (!entries) return { missing: say.noTimeline };
    return {
      data: [entries, diagram],
      draw: (root, owner) => {
        if (diagram !== "") drawDiagram(root, "timeline", diagram, source, path, owner);
        drawIncidentTimeline(root, entries, source.openNote);
        return undefined;
      },
    };
  },
  lifecycle: (...asked) => diagramOf("lifecycle", say.noLife, ...asked),
  causes: (...asked) => diagramOf("causes", say.noCauses, ...asked),
  impact: (...asked) => diagramOf("impact", changePanelWords.noImpact, ...asked),
  gantt: (...asked) => diagramOf("gantt", changePanelWords.noGantt, ...asked),
};

async function diagramOf(kind: DiagramKind, missing: string, source: BlockSource, options: BlockOptions, path: string): Promise<Shown> {
  const text = await source.diagram(kind, path, options);
  return text === "" ? { missing } : { data: text, draw: (root, owner) => void drawDiagram(root, kind, text, source, path, owner) };
}

/** Obsidian draws Mermaid itself, in the colours of its theme. */
function drawDiagram(root: HTMLElement, kind: DiagramKind, text: string, { app }: BlockSource, path: string, owner: Component): void {
  const figure = root.createEl("figure", "operations-vault-diagram");
  const drawing = figure.createDiv();
  figure.createEl("figcaption", { cls: "operations-vault-unseen", text: say.diagramName[kind] });
  void MarkdownRenderer.render(app, `\`\`\`mermaid\n${text.trimEnd()}\n\`\`\``, drawing, path, owner);
}
