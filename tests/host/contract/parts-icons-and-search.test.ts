import { beforeAll, describe, expect, it } from "vitest";
import { installDomExtensions } from "../dom/extensions.ts";
import { addIcon, getIcon, getIconIds, removeIcon, setIcon } from "../parts/icons.ts";
import { renderMatches } from "../parts/render-matches.ts";
import { prepareFuzzySearch, prepareSimpleSearch, sortSearchResults } from "../parts/search.ts";

beforeAll(() => installDomExtensions(window));

describe("icons", () => {
  it("A Lucide icon is drawn under its bare and its prefixed id, with Obsidian's classes", () => {
    expect(getIcon("circle-check")?.getAttribute("class")).toBe("svg-icon lucide-circle-check");
    expect(getIcon("lucide-arrow-down-0-1")?.querySelectorAll("path, rect").length).toBeGreaterThan(3);
    expect(getIcon("alert-triangle")?.getAttribute("class")).toBe("svg-icon lucide-alert-triangle");
  });

  it("Every listed Lucide id can be drawn", () => {
    const ids = getIconIds();
    expect(ids.length).toBeGreaterThan(1500);
    expect(ids.filter((id) => getIcon(id) === null)).toEqual([]);
    expect(ids).toEqual(expect.arrayContaining(["lucide-grid-2x2-check", "lucide-a-arrow-down", "lucide-columns-2"]));
  });

  it("An unknown id changes nothing, a known one replaces what was there", () => {
    const el = createDiv();
    setIcon(el, "x");
    setIcon(el, "no-such-icon");
    setIcon(el, "check");
    expect(el.querySelectorAll("svg").length).toBe(1);
    expect(el.querySelector(".lucide-check")).not.toBeNull();
  });

  it("An added icon is drawn on the 100 by 100 field until it is removed", () => {
    addIcon("ops-own", '<circle cx="50" cy="50" r="40"/>');
    const icon = getIcon("ops-own");
    expect([icon?.getAttribute("viewBox"), icon?.querySelector("circle")?.namespaceURI]).toEqual(["0 0 100 100", icon?.namespaceURI]);
    removeIcon("ops-own");
    expect(getIcon("ops-own")).toBeNull();
  });
});

describe("searches", () => {
  it("The fuzzy search finds letters in their order and says where they stand", () => {
    const search = prepareFuzzySearch("dcl");
    expect(search("Daily checklist")?.matches).toEqual([[0, 1], [6, 7], [11, 12]]);
    expect(search("checklist, daily")).toBeNull();
  });

  it("A match of whole words is better than scattered letters, an early one better than a late one", () => {
    const results = ["Open the bad checks of a list", "A checklist", "Checklist"].map((text) => ({ text, match: prepareFuzzySearch("checklist")(text)! }));
    expect(results.every(({ match }) => match !== null)).toBe(true);
    sortSearchResults(results);
    expect(results.map(({ text }) => text)).toEqual(["Checklist", "A checklist", "Open the bad checks of a list"]);
  });

  it("The simple search wants every word as it stands, in any order", () => {
    const search = prepareSimpleSearch("Round mor");
    expect(search("Morning round")?.matches).toEqual([[0, 3], [8, 13]]);
    expect(search("Morning")).toBeNull();
  });

  it("An empty query matches everything", () => {
    expect(prepareFuzzySearch(" ")("x")).toEqual({ score: 0, matches: [] });
    expect(prepareSimpleSearch("")("x")).toEqual({ score: 0, matches: [] });
  });

  it("renderMatches highlights the matched parts and keeps the whole text", () => {
    const el = createDiv();
    renderMatches(el, "Morning round", [[0, 3], [8, 13]]);
    expect(el.innerHTML).toBe('<span class="suggestion-highlight">Mor</span>ning <span class="suggestion-highlight">round</span>');
  });

  it("The offset of renderMatches moves matches of a longer text onto its part", () => {
    const el = createDiv();
    renderMatches(el, "round", [[0, 3], [8, 13]], -8);
    expect(el.innerHTML).toBe('<span class="suggestion-highlight">round</span>');
  });
});
