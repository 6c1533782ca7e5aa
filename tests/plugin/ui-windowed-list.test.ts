import fc from "fast-check";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { RowHeights } from "../../src/ui/parts/row-heights.ts";
import { WindowedList } from "../../src/ui/parts/windowed-list.ts";
import { press, startHost, type UiHost } from "./ui-host.ts";

interface Item {
  readonly name: string;
  readonly words: string;
  readonly height: number;
}

const ESTIMATE = 50;
let host: UiHost;
/** How much higher rows are than they say, as in a narrow window. */
let stretch = 1;
let scroller = document.createElement("div");
let list: WindowedList<Item>;

beforeAll(async () => {
  host = await startHost();
  return () => host.close();
});

beforeEach(begin);

afterEach(() => scroller.remove());

function begin(): void {
  stretch = 1;
  scroller.remove();
  scroller = document.body.createDiv();
  list = new WindowedList<Item>(scroller, { key: ({ name }) => name, estimate: () => ESTIMATE, draw });
}

/** Without a layout, a row says itself how high it is. */
function draw({ name, words, height }: Item, row: HTMLElement): void {
  row.createEl("button", { text: words, attr: { "data-walk": "", "data-key": name } });
  row.createEl("button", { text: "Fix", attr: { "data-beside": "", "data-key": `${name}:fix` } });
  row.getBoundingClientRect = () => new DOMRect(0, 0, 100, height * stretch);
}

function items(count: number, heightOf: (at: number) => number = () => 0): Item[] {
  return Array.from({ length: count }, (_, at) => ({ name: `row ${at}`, words: `words ${at}`, height: heightOf(at) }));
}

function scrollTo(top: number): void {
  scroller.scrollTop = top;
  scroller.dispatchEvent(new Event("scroll"));
}

const rows = (): HTMLElement[] => [...list.el.children] as HTMLElement[];
const shown = (): HTMLElement[] => rows().filter((row) => !row.hasClass("operations-vault-away"));
const names = (of = shown()): string[] => of.map((row) => row.querySelector<HTMLElement>("[data-walk]")?.dataset["key"] ?? "");
const row = (name: string): HTMLElement | undefined => rows()[names(rows()).indexOf(name)];
const focused = (): string => (document.activeElement as HTMLElement | null)?.dataset["key"] ?? "";

/** How far a drawn row stands below the scroller's edge. */
function below(name: string): number {
  const at = names().indexOf(name);
  const above = shown().slice(0, at).reduce((sum, el) => sum + (el.getBoundingClientRect().height || ESTIMATE), 0);
  return parseFloat(list.el.style.getPropertyValue("--operations-vault-above")) + above - scroller.scrollTop;
}

describe("a windowed list", () => {
  test.each([[0, 0], [3, 3], [12, 12], [13, 13], [10_000, 17]])("of %i rows draws %i of them where nothing is laid out", (count, drawn) => {
    list.show(items(count));
    expect(names()).toEqual(items(drawn).map(({ name }) => name));
  });

  test("says of each row which one of how many it is", () => {
    list.show(items(10_000));
    expect(list.el.getAttribute("role")).toBe("list");
    expect(["role", "aria-setsize", "aria-posinset"].map((name) => row("row 4")?.getAttribute(name))).toEqual(["listitem", "10000", "5"]);
  });

  test("draws what stands where it is scrolled to, and little more", () => {
    list.show(items(10_000));
    scrollTo(250_000);
    expect(names()).toContain("row 5000");
    expect(names()[0]).toBe("row 4995");
    expect(rows().length).toBeLessThan(30);
  });

  test("draws more where rows are lower than they were taken to be", () => {
    list.show(items(1000, () => 20));
    expect(below("row 40")).toBe(800);
  });

  test("is empty once nothing is left to show", () => {
    list.show(items(100));
    list.focus(50);
    list.show([]);
    expect(rows()).toEqual([]);
    list.focus();
    list.show(items(2));
    expect(names()).toEqual(["row 0", "row 1"]);
  });
});

describe("shown again", () => {
  test("keeps the elements of rows that say the same, and draws the others anew", () => {
    list.show(items(100));
    const before = [row("row 2"), row("row 3")];
    list.show(items(100).map((item) => (item.name === "row 3" ? { ...item, words: "others" } : item)));
    expect([row("row 2") === before[0], row("row 3") === before[1]]).toEqual([true, false]);
    expect(row("row 3")?.textContent).toContain("others");
  });

  test("shows its rows in their new order", () => {
    list.show(items(10));
    list.show(items(10).reverse());
    expect(names()).toEqual(items(10).reverse().map(({ name }) => name));
  });

  test.each([["row 5"], ["row 5:fix"]])("leaves the focus on %s when its row is drawn anew", (key) => {
    list.show(items(100));
    rows().flatMap((el) => [...el.querySelectorAll<HTMLElement>("button")]).find((el) => el.dataset["key"] === key)?.focus();
    list.show([...items(3).map((item) => ({ ...item, name: `new ${item.name}` })), ...items(100).map((item) => ({ ...item, words: "others" }))]);
    expect(focused()).toBe(key);
  });

  test("gives the focus to the row that took the place of the focused one", () => {
    list.show(items(100));
    list.focus(5);
    list.show(items(100).filter((_, at) => at !== 5));
    expect(focused()).toBe("row 6");
    press("ArrowDown");
    expect(focused()).toBe("row 7");
  });

  test("takes no focus from elsewhere", () => {
    list.show(items(100));
    const elsewhere = document.body.createEl("input");
    elsewhere.focus();
    list.show(items(50));
    expect(document.activeElement === elsewhere).toBe(true);
    elsewhere.remove();
  });

  test("stays at the top where it was at the top", () => {
    list.show(items(100, () => 30));
    list.show([{ name: "new", words: "first", height: 30 }, ...items(100, () => 30)]);
    expect([scroller.scrollTop, names()[0]]).toEqual([0, "new"]);
  });

  test("stays where it is when all rows become higher", () => {
    list.show(items(1000, () => 30));
    scrollTo(9010);
    const [first = "", second = ""] = names().filter((name) => below(name) > -30);
    const edge = below(first);
    stretch = 3;
    list.resized();
    expect(below(first)).toBeCloseTo(edge);
    expect(below(second)).toBeCloseTo(edge + 90);
  });

  test("stays where it is where the row in sight is gone", () => {
    list.show(items(1000, () => 50));
    scrollTo(20_010);
    const next = below("row 401");
    list.show(items(1000, () => 50).filter(({ name }) => name !== "row 400"));
    expect(below("row 401")).toBeCloseTo(next);
  });

  test("what is in sight stays, whatever is put in or taken out above and however high rows turn out to be", () => {
    const height = fc.integer({ min: 15, max: 200 });
    fc.assert(fc.property(fc.array(height, { minLength: 60, maxLength: 120 }), fc.double({ min: 0.1, max: 0.7, noNaN: true }), fc.nat(20), fc.nat(5), (heights, share, more, less) => {
      begin();
      const all = items(heights.length, (at) => heights[at] ?? 0);
      list.show(all);
      scrollTo(Math.round(heights.length * ESTIMATE * share));
      const inSight = names().find((name) => below(name) >= 0) ?? "";
      const before = below(inSight);
      const at = all.findIndex(({ name }) => name === inSight);
      const added = items(more, (index) => 20 + index).map((item) => ({ ...item, name: `new ${item.name}` }));
      list.show([...added, ...all.slice(Math.min(less, at - 2))]);
      expect(names()).toContain(inSight);
      expect(below(inSight)).toBeCloseTo(before, 3);
      scrollTo(scroller.scrollTop - 200);
      expect(below(inSight)).toBeCloseTo(before + 200, 3);
    }), { numRuns: 20, endOnFailure: true });
  });
});

describe("walked by keys", () => {
  test("goes to the next, the previous, the first, the last row and by pages", () => {
    list.show(items(1000));
    list.focus(0);
    const walked = ["ArrowDown", "ArrowDown", "ArrowUp", "PageDown", "PageDown", "PageUp", "End", "ArrowDown", "PageUp", "Home", "ArrowUp"].map((key) => {
      press(key);
      return focused();
    });
    expect(walked).toEqual(["row 1", "row 2", "row 1", "row 13", "row 25", "row 13", "row 999", "row 999", "row 987", "row 0", "row 0"]);
    expect(shown().length).toBeLessThan(30);
  });

  test("leaves keys with a modifier and other keys to the app", () => {
    list.show(items(100));
    list.focus(3);
    expect([press("ArrowDown", { ctrlKey: true }), press("x"), press("Enter")]).toEqual([true, true, true]);
    expect(focused()).toBe("row 3");
  });

  test("has one Tab stop: the row that was walked to, with what stands beside it", () => {
    list.show(items(100));
    const stops = (): string[] => rows().flatMap((el) => [...el.querySelectorAll("button")]).filter((el) => el.tabIndex === 0).map((el) => el.dataset["key"] ?? "");
    expect(stops()).toEqual(["row 0", "row 0:fix"]);
    row("row 4")?.querySelector<HTMLElement>("[data-beside]")?.focus();
    expect(stops()).toEqual(["row 4", "row 4:fix"]);
    press("ArrowDown");
    expect(stops()).toEqual(["row 5", "row 5:fix"]);
  });

  test("keeps the focus on a row that is scrolled out of sight, and walks on from there", () => {
    list.show(items(10_000));
    list.focus(5);
    const element = row("row 5");
    scrollTo(250_000);
    expect([focused(), row("row 5") === element, names().includes("row 5")]).toEqual(["row 5", true, false]);
    list.show(items(10_000).map((item) => (item.name === "row 5" ? { ...item, words: "others" } : item)));
    expect([focused(), row("row 5") === element]).toEqual(["row 5", false]);
    press("ArrowDown");
    expect([focused(), names().includes("row 6")]).toEqual(["row 6", true]);
    expect(scroller.scrollTop).toBe(300);
  });

  test("comes back to the row with the focus by Tab", () => {
    list.show(items(10_000));
    list.focus(5);
    (document.activeElement as HTMLElement).blur();
    scrollTo(250_000);
    row("row 5")?.querySelector<HTMLElement>("[data-walk]")?.focus();
    expect([names().includes("row 5"), focused()]).toEqual([true, "row 5"]);
  });
});

describe("the heights of rows", () => {
  test("are found by where they stand, however they come", () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 60 }), fc.array(fc.tuple(fc.nat(59), fc.array(fc.nat(90), { maxLength: 9 }))), fc.nat(6000), (begin, later, y) => {
      const heights = [...begin];
      const rowsOf = new RowHeights(heights.length, (at) => heights[at] ?? 0);
      for (const [at, taken] of later) {
        const known = taken.slice(0, Math.max(0, heights.length - at));
        expect(rowsOf.take(at, known)).toBe(known.some((height, index) => height > 0 && height !== heights[at + index]));
        known.forEach((height, index) => (heights[at + index] = height || (heights[at + index] ?? 0)));
      }
      const tops = heights.map((_, at) => heights.slice(0, at).reduce((sum, height) => sum + height, 0));
      expect(tops.map((_, at) => rowsOf.top(at))).toEqual(tops);
      expect(rowsOf.at(y)).toBe(Math.max(0, tops.findLastIndex((top) => top <= y)));
    }));
  });
});
