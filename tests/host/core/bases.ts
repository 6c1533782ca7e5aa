import type { App } from "./app.ts";
import { Component } from "./component.ts";

/** A plugin's own layout for Bases, as registered. */
export interface HostBasesRegistration {
  name: string;
  icon: string;
  factory: (controller: never, containerEl: HTMLElement) => unknown;
  options?: (config: never) => unknown[];
}

/** What runs a base's query. The stand-in runs none; plugins can be given one in tests. */
export class QueryController extends Component {
  readonly app: App;

  constructor(app: App) {
    super();
    this.app = app;
  }
}

/** The base of plugins' own layouts for Bases. */
export abstract class BasesView extends Component {
  abstract type: string;
  readonly app: App;
  config: unknown = null;
  allProperties: string[] = [];
  data: unknown = null;

  constructor(controller: QueryController) {
    super();
    this.app = controller.app;
  }

  abstract onDataUpdated(): void;
}

/** A property's id in its two parts. */
export function parsePropertyId(id: string): { type: string; name: string } {
  const dot = id.indexOf(".");
  return { type: id.slice(0, dot), name: id.slice(dot + 1) };
}
