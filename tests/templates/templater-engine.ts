import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { ParserConfig, Renderer, initSync } from "@silentvoid13/rusty_engine/rusty_engine.js";
import moment from "moment";
import type { TemplateContext } from "../../src/domain/templates/template-context.ts";
import { formatWithMoment, type Clock } from "./moment-dates.ts";

/** What the engine's `tp` is made from: a filler's context, with the moment that counts as now. */
export type EngineContext = Omit<TemplateContext, "formatDate"> & Clock;

let renderer: Renderer | undefined;

/** Templater's own engine, with the seven settings that Templater gives it. */
function engine(): Renderer {
  if (renderer) return renderer;
  const script = createRequire(import.meta.url).resolve("@silentvoid13/rusty_engine/rusty_engine.js");
  const bytes = readFileSync(path.join(path.dirname(script), "rusty_engine_bg.wasm"));
  initSync(new WebAssembly.Module(bytes));
  renderer = new Renderer(new ParserConfig("<%", "%>", "\0", "*", "-", "_", "tR"));
  return renderer;
}

type Questions = Record<"prompt" | "suggester", (...given: unknown[]) => Promise<unknown>>;

function questions(answers: readonly unknown[]): Questions {
  const waiting = [...answers];
  const next = (): Promise<unknown> => Promise.resolve(waiting.shift());
  return { prompt: next, suggester: next };
}

/** The part of Templater's `tp` that the plain subset uses, by Templater's documentation. */
function tpOf(context: EngineContext): unknown {
  const now = () => moment(context.now);
  const at = (reference?: string, format?: string) => (reference === undefined ? now() : moment(reference, format));
  return {
    date: {
      now: (pattern = "YYYY-MM-DD", offset?: number | string, reference?: string, format?: string) => {
        const length = typeof offset === "number" ? moment.duration(offset, "days") : moment.duration(offset);
        return at(reference, format).add(length).format(pattern);
      },
      tomorrow: (pattern = "YYYY-MM-DD") => now().add(1, "days").format(pattern),
      yesterday: (pattern = "YYYY-MM-DD") => now().subtract(1, "days").format(pattern),
      weekday: (pattern = "YYYY-MM-DD", day = 0, reference?: string, format?: string) => at(reference, format).weekday(day).format(pattern),
    },
    file: {
      title: context.title,
      folder: (isAbsolute = false) => (isAbsolute ? context.folder : context.folder.split("/").at(-1)),
      path: (isRelative = false) => (isRelative ? context.path : `${context.vaultFolder ?? ""}/${context.path}`),
    },
    frontmatter: context.frontmatter,
    system: questions(context.answers ?? []),
  };
}

/** Renders a text with the engine that Templater ships; rejects on whatever the engine or the template throws. */
export async function renderWithTemplater(text: string, context: EngineContext): Promise<string> {
  const rendered: unknown = await engine().render_content(text, tpOf(context));
  return String(rendered);
}

/** The same context for our own filler, its dates written by moment as Obsidian's would be. */
export function fillerContext(context: EngineContext): TemplateContext {
  const { now, ...rest } = context;
  return { ...rest, formatDate: formatWithMoment({ now }) };
}
