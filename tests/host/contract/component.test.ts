import { afterEach, describe, expect, test, vi } from "vitest";
import { Component } from "../core/component.ts";
import { debounce } from "../core/debounce.ts";
import { Events } from "../core/events.ts";
import { Keymap } from "../core/keymap.ts";
import { Scope } from "../core/scope.ts";

afterEach(() => void vi.useRealTimers());

class Logged extends Component {
  readonly name: string;
  readonly log: string[];

  constructor(name: string, log: string[]) {
    super();
    this.name = name;
    this.log = log;
  }

  override onload(): void {
    this.log.push(`load ${this.name}`);
  }

  override onunload(): void {
    this.log.push(`unload ${this.name}`);
  }
}

describe("Component (obsidian.d.ts)", () => {
  test("loads itself, then its children; unloads children first; both only once", () => {
    const log: string[] = [];
    const parent = new Logged("parent", log);
    parent.addChild(new Logged("child", log));
    void parent.load();
    void parent.load();
    parent.addChild(new Logged("late", log));
    parent.unload();
    parent.unload();
    expect(log).toEqual(["load parent", "load child", "load late", "unload late", "unload child", "unload parent"]);
  });

  test("removeChild unloads it", () => {
    const log: string[] = [];
    const parent = new Component();
    void parent.load();
    parent.removeChild(parent.addChild(new Logged("child", log)));
    expect(log).toEqual(["load child", "unload child"]);
  });

  test("what was registered is undone on unload, last first, even where one fails", () => {
    const error = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const log: string[] = [];
    const component = new Component();
    void component.load();
    component.register(() => log.push("first"));
    component.register(() => {
      throw new Error("mine");
    });
    component.register(() => log.push("last"));
    component.unload();
    expect(log).toEqual(["last", "first"]);
    expect(error).toHaveBeenCalledOnce();
    error.mockRestore();
  });

  test("events, DOM events and intervals end with it", () => {
    vi.useFakeTimers();
    const log: string[] = [];
    const events = new Events();
    const component = new Component();
    void component.load();
    component.registerEvent(events.on("x", () => log.push("event")));
    component.registerDomEvent(document.body, "click", () => log.push("click"));
    component.registerInterval(window.setInterval(() => log.push("tick"), 10));
    const once = (): void => {
      events.trigger("x");
      document.body.click();
      vi.advanceTimersByTime(10);
    };
    once();
    component.unload();
    once();
    expect(log).toEqual(["event", "click", "tick"]);
  });
});

describe("Events (obsidian.d.ts)", () => {
  test("listeners are called in order with their context; off and offref take them out", () => {
    const events = new Events();
    const log: unknown[] = [];
    const first = (value: number): number => log.push(["first", value]);
    const second = events.on("x", function (this: unknown, value: number) {
      log.push(["second", value, this]);
    }, "context");
    events.on("x", first);
    events.trigger("x", 1);
    events.off("x", first);
    events.trigger("x", 2);
    events.offref(second);
    events.trigger("x", 3);
    expect(log).toEqual([["second", 1, "context"], ["first", 1], ["second", 2, "context"]]);
  });
});

describe("debounce (obsidian.d.ts)", () => {
  test("runs once after the time, with the latest arguments; resetTimer counts from the last call", () => {
    vi.useFakeTimers();
    const calls: string[] = [];
    const plain = debounce((value: string) => calls.push(`plain ${value}`), 100);
    const reset = debounce((value: string) => calls.push(`reset ${value}`), 100, true);
    plain("1");
    reset("1");
    vi.advanceTimersByTime(60);
    plain("2");
    reset("2");
    vi.advanceTimersByTime(60);
    expect(calls).toEqual(["plain 2"]);
    vi.advanceTimersByTime(40);
    expect(calls).toEqual(["plain 2", "reset 2"]);
  });

  test("cancel forgets the call, run does it now and gives its value", () => {
    vi.useFakeTimers();
    const calls: number[] = [];
    const debounced = debounce((value: number) => calls.push(value) * 10, 100);
    debounced(1).cancel();
    vi.advanceTimersByTime(200);
    expect(debounced.run()).toBeUndefined();
    expect(debounced(2).run()).toBe(10);
    vi.advanceTimersByTime(200);
    expect(calls).toEqual([2]);
  });
});

describe("Keymap and Scope (obsidian.d.ts)", () => {
  const press = (keymap: Keymap, key: string, more: KeyboardEventInit = {}): KeyboardEvent => {
    const event = new KeyboardEvent("keydown", { key, cancelable: true, ...more });
    keymap.onKeyEvent(event);
    return event;
  };

  test("the scope on top answers, and its parent for keys it does not know; false takes the key", () => {
    const log: string[] = [];
    const root = new Scope();
    const keymap = new Keymap(root);
    root.register(["Mod"], "p", () => void log.push("root p"));
    root.register([], "Escape", () => void log.push("root Escape"));
    const modal = new Scope(root);
    modal.register([], "Escape", () => {
      log.push("modal Escape");
      return false;
    });
    keymap.pushScope(modal);
    expect(press(keymap, "Escape").defaultPrevented).toBe(true);
    expect(press(keymap, "P", { ctrlKey: true }).defaultPrevented).toBe(false);
    keymap.popScope(modal);
    press(keymap, "Escape");
    expect(log).toEqual(["modal Escape", "root p", "root Escape"]);
  });

  test("modifiers must match exactly, unless null stands for any", () => {
    const log: string[] = [];
    const keymap = new Keymap(new Scope());
    keymap.scope.register(["Mod", "Shift"], "Enter", () => void log.push("both"));
    keymap.scope.register(null, "Enter", () => void log.push("any"));
    press(keymap, "Enter");
    press(keymap, "Enter", { ctrlKey: true, shiftKey: true });
    expect(log).toEqual(["any", "both", "any"]);
  });

  test("isModEvent tells where a link wants to open", () => {
    const click = (init: MouseEventInit): MouseEvent => new MouseEvent("click", init);
    expect(Keymap.isModEvent(click({}))).toBe(false);
    expect(Keymap.isModEvent(null)).toBe(false);
    expect(Keymap.isModEvent(click({ ctrlKey: true }))).toBe("tab");
    expect(Keymap.isModEvent(click({ button: 1 }))).toBe("tab");
    expect(Keymap.isModEvent(click({ ctrlKey: true, altKey: true }))).toBe("split");
    expect(Keymap.isModEvent(click({ ctrlKey: true, altKey: true, shiftKey: true }))).toBe("window");
  });
});
