import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { installDomExtensions } from "../dom/extensions.ts";

beforeAll(() => installDomExtensions(window));
beforeEach(() => document.body.empty());

describe("building elements", () => {
  it("createEl takes classes, text, attributes, value and type, and appends to its parent", () => {
    const field = document.body.createEl("input", {
      cls: ["one", "two three"],
      type: "number",
      value: "7",
      placeholder: "How many",
      attr: { min: 1, required: true, hidden: null },
    });
    expect(document.body.lastChild).toBe(field);
    expect(field.outerHTML).toBe('<input class="one two three" min="1" required="true" placeholder="How many" type="number">');
    expect(field.value).toBe("7");
  });

  it("A bare string is the class, and prepend puts the element first", () => {
    const list = document.body.createDiv("list");
    list.createSpan("last");
    list.createSpan({ cls: "first", prepend: true });
    expect(list.outerHTML).toBe('<div class="list"><span class="first"></span><span class="last"></span></div>');
  });

  it("The callback sees the element before it is in the document", () => {
    let connected: boolean | null = null;
    document.body.createDiv("x", (el) => (connected = el.isConnected));
    expect(connected).toBe(false);
  });

  it("The global createEl makes an element without parent, createFragment a fragment", () => {
    expect(createEl("p", { text: "a" }).parentNode).toBeNull();
    const fragment = createFragment((el) => el.createEl("b", { text: "b" }));
    expect(document.body.createDiv({ text: fragment }).innerHTML).toBe("<b>b</b>");
  });

  it("createSvg makes elements of the SVG namespace", () => {
    const path = document.body.createSvg("svg", "icon").createSvg("path", { attr: { d: "M0 0" } });
    expect(path.namespaceURI).toBe("http://www.w3.org/2000/svg");
    expect(path.parentElement?.getAttribute("class")).toBe("icon");
  });
});

describe("nodes and elements", () => {
  it("find answers null where nothing matches, and findAllSelf counts the element itself", () => {
    const box = document.body.createDiv("box");
    const inner = box.createDiv("box");
    expect(box.find(".nothing")).toBeNull();
    expect(box.findAll(".box")).toEqual([inner]);
    expect(box.findAllSelf(".box")).toEqual([box, inner]);
  });

  it("setChildrenInPlace keeps the nodes that stay", () => {
    const [a, b, c] = ["a", "b", "c"].map((text) => createSpan({ text }));
    document.body.append(a!, b!);
    document.body.setChildrenInPlace([c!, b!]);
    expect(Array.from(document.body.childNodes)).toEqual([c, b]);
    expect(document.body.indexOf(b!)).toBe(1);
  });

  it("setAttr with null takes the attribute away, with false writes it", () => {
    const el = createDiv({ attr: { title: "x" } });
    el.setAttr("title", null);
    el.setAttr("aria-hidden", false);
    expect(el.outerHTML).toBe('<div aria-hidden="false"></div>');
  });

  it("isShown is false for what is detached or stands inside something hidden", () => {
    const outer = document.body.createDiv();
    const inner = outer.createDiv();
    expect(inner.isShown()).toBe(true);
    outer.hide();
    expect(inner.isShown()).toBe(false);
    outer.show();
    outer.detach();
    expect(inner.isShown()).toBe(false);
  });

  it("instanceOf knows elements of another window, which instanceof does not", () => {
    const frame = document.body.createEl("iframe");
    const foreign = frame.contentDocument?.createElement("div") as HTMLElement;
    expect(foreign instanceof HTMLElement).toBe(false);
    installDomExtensions(frame.contentWindow as Window & typeof globalThis);
    expect(foreign.instanceOf(HTMLElement)).toBe(true);
    expect(foreign.instanceOf(SVGElement as never)).toBe(false);
    expect(foreign.win === frame.contentWindow && document.body.win === window).toBe(true);
  });

  it("matchParent stops at the last parent it is given", () => {
    const outer = document.body.createDiv("outer");
    const middle = outer.createDiv("middle");
    const inner = middle.createDiv();
    expect(inner.matchParent(".outer")).toBe(outer);
    expect(inner.matchParent(".outer", middle)).toBeNull();
  });
});

describe("events", () => {
  it("Delegated listeners get the matching element below the listening one, until off", () => {
    const list = document.body.createDiv("row");
    const label = list.createDiv("row item").createSpan();
    const listener = vi.fn();
    list.on("click", ".row", listener);
    label.click();
    expect(listener.mock.calls.map(([, target]) => (target as HTMLElement).className)).toEqual(["row item"]);
    list.click();
    list.off("click", ".row", listener);
    label.click();
    expect(listener).toHaveBeenCalledTimes(1);
  });

  it("onClickEvent hears the middle button too", () => {
    const button = document.body.createEl("button");
    const listener = vi.fn();
    button.onClickEvent(listener);
    button.click();
    button.dispatchEvent(new MouseEvent("auxclick", { button: 1 }));
    expect(listener).toHaveBeenCalledTimes(2);
  });

  it("onNodeInserted calls its listener, given as first argument, on every insertion, or once", async () => {
    const el = createDiv();
    const [every, once] = [vi.fn(), vi.fn()];
    const stop = el.onNodeInserted(every);
    el.onNodeInserted(once, true);
    for (let times = 0; times < 2; times++) {
      document.body.createDiv().appendChild(el);
      await sleep(0);
      el.detach();
      await sleep(0);
    }
    expect(every).toHaveBeenCalledTimes(2);
    expect(once).toHaveBeenCalledTimes(1);
    stop();
    document.body.appendChild(el);
    await sleep(0);
    expect(every).toHaveBeenCalledTimes(2);
  });

  it("A UI event knows its node, document and window", () => {
    let seen: unknown[] = [];
    document.body.addEventListener("click", (event) => (seen = [event.targetNode, event.doc, event.instanceOf(MouseEvent)]), { once: true });
    document.body.click();
    expect([seen[0] === document.body, seen[1] === document, seen[2]]).toEqual([true, true, true]);
  });
});

describe("the language's own objects", () => {
  it("Arrays have first, last, contains, remove, unique and combine", () => {
    const list = [3, 1, 3, 2];
    expect([list.first(), list.last(), list.contains(1), [].first()]).toEqual([3, 2, true, undefined]);
    expect(list.unique()).toEqual([3, 1, 2]);
    list.remove(3);
    expect(list).toEqual([1, 2]);
    expect(Array.combine([[1], [2, 3]])).toEqual([1, 2, 3]);
    expect([...list].shuffle().sort()).toEqual([1, 2]);
  });

  it("The extensions do not show in for-in loops", () => {
    const keys: string[] = [];
    for (const key in [] as unknown[]) keys.push(key);
    expect(keys).toEqual([]);
  });

  it("Strings format, numbers clamp, objects iterate until false", () => {
    expect("{0} of {1}, {2}".format("1", "2")).toBe("1 of 2, {2}");
    expect(Math.clamp(9, 0, 5)).toBe(5);
    expect([Number.isNumber(0), Number.isNumber("0"), isBoolean(false), Object.isEmpty({})]).toEqual([true, false, true, true]);
    const seen: unknown[] = [];
    const finished = Object.each({ a: 1, b: 2 }, (value) => {
      seen.push(value);
      return false;
    });
    expect([finished, seen]).toEqual([false, [1]]);
  });

  it("sleep and nextFrame resolve, activeDocument is the document", async () => {
    await expect(Promise.all([sleep(1), nextFrame()])).resolves.toHaveLength(2);
    expect(activeDocument === document && window.activeWindow === window).toBe(true);
  });
});
