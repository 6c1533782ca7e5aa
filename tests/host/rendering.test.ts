import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { MarkdownPostProcessorContext, MarkdownSectionInformation } from "obsidian";
import { Component } from "./core/component.ts";
import { provideLibrary } from "./core/libraries.ts";
import { codeBlockPostProcessor, registerPostProcessor } from "./core/post-processing.ts";
import { toggleLine } from "./rendering/checkbox-toggle.ts";
import { MarkdownRenderChild } from "./rendering/markdown-render-child.ts";
import { MarkdownRenderer } from "./rendering/markdown-renderer.ts";
import { renderReadingView } from "./rendering/reading-view.ts";
import { startHost, type Host } from "./start-host.ts";

const files = {
  "Note.md": "- [ ] a\n- [x] b\n",
  "Other.md": "# One\n\nfirst\n\n## Two\n\nsecond ^blk\n\n# Three\n\nthird\n",
  "Loop.md": "round ![[Loop]]",
  "pic.png": "",
};
let host: Host;
let owner: Component;
let el: HTMLElement;
const undo: (() => void)[] = [];

beforeEach(async () => {
  host = await startHost({ files });
  owner = new Component();
  void owner.load();
  el = document.body.createDiv();
});
afterEach(async () => {
  for (const take of undo.splice(0)) take();
  owner.unload();
  el.remove();
  await host.close();
});

async function read(text: string, path = "Note.md"): Promise<HTMLElement> {
  el.empty();
  await renderReadingView(host.app, text, el, path, owner);
  return el;
}

async function render(markdown: string): Promise<HTMLElement> {
  el.empty();
  await MarkdownRenderer.render(host.app, markdown, el, "Note.md", owner);
  return el;
}

const classes = (): string[] => [...el.children].map((child) => child.className);

describe("sections", () => {
  it("gives every top-level block of the reading view a wrapper named after it", async () => {
    await read("# H\n\ntext\n\n- a\n\n```js\nx\n```\n\n|a|\n|-|\n|1|\n\n---\n");
    expect(classes()).toEqual(["mod-header mod-ui", "el-h1", "el-p", "el-ul", "el-pre", "el-table", "el-hr"]);
  });

  it("gives what a plugin renders no wrapper", async () => {
    const before = el.createSpan();
    await MarkdownRenderer.render(host.app, "text\n\n- a", el, "Note.md", owner);
    expect([...el.children].map((child) => child.tagName)).toEqual(["SPAN", "P", "UL"]);
    expect(el.firstChild).toBe(before);
  });

  it("tells post processors the lines of their section, front matter counted", async () => {
    const text = "---\na: 1\n---\n# H\n\none\ntwo\n\n- [ ] x\n- [ ] y\n";
    const seen: (MarkdownSectionInformation | null)[] = [];
    undo.push(registerPostProcessor((section, ctx) => void seen.push(ctx.getSectionInfo(section.firstElementChild as HTMLElement))));
    await read(text);
    expect(seen.map((info) => [info?.lineStart, info?.lineEnd])).toEqual([[3, 3], [5, 6], [8, 9]]);
    expect(seen[0]?.text).toBe(text);
  });

  it("has no section for an element outside", async () => {
    let context: MarkdownPostProcessorContext | undefined;
    undo.push(registerPostProcessor((_el, ctx) => void (context = ctx)));
    await read("text");
    expect(context?.getSectionInfo(document.body)).toBeNull();
  });
});

describe("Obsidian's own syntax", () => {
  it.each([
    ["[[Other#One|shown]]", "a.internal-link[data-href='Other#One']", "shown"],
    ["[[Other#One]]", "a.internal-link:not(.is-unresolved)", "Other > One"],
    ["[[Nobody]]", "a.internal-link.is-unresolved", "Nobody"],
    ["[t](Other.md)", "a.internal-link[data-href='Other.md']", "t"],
    ["[t](https://a.b)", "a.external-link[target=_blank][rel~=noopener]", "t"],
    ["a #tag/b.", "a.tag[href='#tag/b']", "#tag/b"],
    ["a ==b **c**== d", "mark", "b c"],
    ["$x_1$ costs", "span.math.math-inline", "x_1"],
    ["$$\nx\n$$", "div.math.math-block", "x"],
    ["~~a~~", "s", "a"],
    ["a[^1]\n\n[^1]: note", "sup.footnote-ref a.footnote-link", "[1]"],
    ["a[^1]\n\n[^1]: note", "section.footnotes li[data-footnote-id='fn-1'] p", "note ↩︎"],
    ["```js\nx\n```", "pre > code.language-js", "x\n"],
    ["| a |\n|---|\n| [[Other\\|b]] |", "td a.internal-link[data-href=Other]", "b"],
  ])("renders %j as %s", async (markdown, selector, text) => {
    await render(markdown);
    expect(el.querySelector(selector)?.textContent).toBe(text);
  });

  it.each(["a %%b%% c", "a\n\n%%\nb\n\n- b\n%%\n\nc", "a\n\n%% b %%\n\nc", "%% b\n\nb"])("hides the comment in %j", async (markdown) => {
    await render(markdown);
    expect(el.textContent).not.toContain("b");
  });

  it("finds no tags or links in code, prices, numbers or words", async () => {
    await render("`[[a]] #b` c#d #1 costs $5 and $6 a%b");
    expect(el.querySelector("a, .math")).toBeNull();
  });

  it("breaks lines where the note does", async () => {
    await render("a\nb");
    expect(el.querySelectorAll("br")).toHaveLength(1);
  });

  it("puts a copy button on code", async () => {
    const writeText = vi.fn().mockResolvedValue(undefined);
    Object.defineProperty(navigator, "clipboard", { value: { writeText }, configurable: true });
    await render("```\nsecret\n```");
    el.querySelector<HTMLElement>("pre button.copy-code-button")?.click();
    expect(writeText).toHaveBeenCalledWith("secret\n");
  });
});

describe("callouts", () => {
  it("has type, icon, title and content", async () => {
    await render("> [!Warning] Mind **this**\n> body\n>\n> - [ ] task");
    const callout = el.querySelector(".callout[data-callout=warning]");
    expect(callout?.querySelector(".callout-title-inner")?.textContent).toBe("Mind this");
    expect(callout?.querySelector(".callout-icon svg")).not.toBeNull();
    expect(callout?.querySelector(".callout-content p")?.textContent).toBe("body");
    expect(callout?.querySelector(".callout-content li.task-list-item")).not.toBeNull();
  });

  it("is titled by its type and has no content when there is none", async () => {
    await render("> [!tip]");
    expect(el.querySelector(".callout-title-inner")?.textContent).toBe("Tip");
    expect(el.querySelector(".callout-content")).toBeNull();
  });

  it("folds and unfolds by its title", async () => {
    await render("> [!note]- Folded\n> body");
    const callout = el.querySelector<HTMLElement>(".callout.is-collapsible.is-collapsed");
    const content = callout?.querySelector<HTMLElement>(".callout-content");
    expect(content?.style.display).toBe("none");
    callout?.querySelector<HTMLElement>(".callout-title")?.click();
    expect([callout?.classList.contains("is-collapsed"), content?.style.display]).toEqual([false, ""]);
  });

  it("nests, and leaves a plain quote a quote", async () => {
    await render("> [!a] A\n> > [!b] B\n> > x\n\n> quote");
    expect(el.querySelector(".callout[data-callout=a] .callout-content .callout[data-callout=b]")).not.toBeNull();
    expect(el.querySelectorAll("blockquote")).toHaveLength(1);
  });
});

describe("tasks", () => {
  it("carries its mark, its line within the section, and is checked by every mark but a blank", async () => {
    await read("text\n\n- [ ] a\n- [x] b\n- [-] c\n    1. [/] d\n- e [ ]\n");
    const items = [...el.querySelectorAll<HTMLElement>("li")];
    expect(items.map((item) => [item.dataset["line"], item.dataset["task"], item.classList.contains("is-checked")])).toEqual([
      ["0", "", false],
      ["1", "x", true],
      ["2", "-", true],
      ["3", "/", true],
      ["4", undefined, false],
    ]);
    const boxes = [...el.querySelectorAll<HTMLInputElement>("li.task-list-item input.task-list-item-checkbox")];
    expect(boxes.map((box) => box.checked)).toEqual([false, true, true, true]);
  });

  it("toggles exactly one character of the file by a click", async () => {
    const text = "---\na: 1\n---\nintro\n\n- [ ] same\n- [ ] same\n> 1. [?] odd\n";
    const start = async (index: number) => {
      await host.write("Note.md", text);
      await host.settle();
      await read(text);
      el.querySelectorAll<HTMLElement>("input.task-list-item-checkbox")[index]?.click();
      await host.settle();
      return host.read("Note.md");
    };
    expect(await start(1)).toBe(text.replace("same\n- [ ]", "same\n- [x]"));
    expect(await start(2)).toBe(text.replace("[?]", "[ ]"));
  });

  it("leaves the file alone when the line has changed meanwhile", async () => {
    await read("- [ ] a\n- [x] b\n");
    await host.write("Note.md", "- [ ] other\n- [x] b\n");
    await host.settle();
    el.querySelector<HTMLElement>("input.task-list-item-checkbox")?.click();
    await host.settle();
    expect(await host.read("Note.md")).toBe("- [ ] other\n- [x] b\n");
  });

  it("keeps line endings and a two-unit mark whole", () => {
    expect(toggleLine("- [🔥] a\r\nb\r\n", { line: 0, text: "- [🔥] a\r" })).toBe("- [ ] a\r\nb\r\n");
  });
});

describe("links at work", () => {
  it("opens a link in place, and in a new tab with Ctrl", async () => {
    const open = vi.spyOn(host.app.workspace, "openLinkText").mockResolvedValue(undefined);
    await read("[[Other#One]]");
    const link = el.querySelector<HTMLElement>("a.internal-link");
    link?.click();
    link?.dispatchEvent(new MouseEvent("click", { bubbles: true, ctrlKey: true, cancelable: true }));
    expect(open.mock.calls).toEqual([["Other#One", "Note.md", false], ["Other#One", "Note.md", "tab"]]);
  });

  it("offers a preview of a link under the pointer", async () => {
    const hovered = vi.fn();
    host.app.workspace.on("hover-link", hovered);
    await read("[[Other]]");
    el.querySelector("a")?.dispatchEvent(new MouseEvent("mouseover", { bubbles: true }));
    expect(hovered).toHaveBeenCalledWith(expect.objectContaining({ linktext: "Other", sourcePath: "Note.md", source: "preview" }));
  });
});

describe("embeds", () => {
  it("shows a picture with its width", async () => {
    await render("![[pic.png|100x50]]");
    const image = el.querySelector("span.internal-embed.image-embed img");
    expect([image?.getAttribute("width"), image?.getAttribute("height")]).toEqual(["100", "50"]);
  });

  it.each([
    ["![[Other]]", "OneDfirstDTwoDsecond"],
    ["![[Other#Two]]", "TwoDsecond"],
    ["![[Other#^blk]]", "second"],
  ])("shows for %j the part that it names", async (markdown, expected) => {
    await render(markdown);
    const content = el.querySelector(".markdown-embed .markdown-embed-content");
    for (const part of expected.split("D")) expect(content?.textContent).toContain(part);
    expect(content?.textContent?.includes("third")).toBe(markdown === "![[Other]]");
  });

  it("says what is missing, and ends a note that embeds itself", async () => {
    await render("![[Nobody]]");
    expect(el.querySelector(".internal-embed.mod-empty")?.textContent).toContain("Nobody");
    await render("![[Loop]]");
    expect(el.querySelectorAll(".markdown-embed").length).toBeLessThan(10);
  });
});

describe("properties", () => {
  it("draws a row for each with icon and type", async () => {
    await read("---\ntitle: A\ntags: [x, y]\nn: 3\ndone: true\non: 2026-11-23\nlist:\n  - a\n  - \"[[Other]]\"\nempty:\n---\n");
    const rows = [...el.querySelectorAll<HTMLElement>(".metadata-container .metadata-property")];
    expect(rows.map((row) => [row.dataset["propertyKey"], row.dataset["propertyType"]])).toEqual([
      ["title", "text"], ["tags", "tags"], ["n", "number"], ["done", "checkbox"], ["on", "date"], ["list", "multitext"], ["empty", "text"],
    ]);
    expect(rows.every((row) => row.querySelector(".metadata-property-icon svg") !== null)).toBe(true);
    expect([...el.querySelectorAll(".multi-select-pill a.tag")].map((tag) => tag.textContent)).toEqual(["#x", "#y"]);
    expect(el.querySelector(".multi-select-pill a.internal-link")?.getAttribute("data-href")).toBe("Other");
  });

  it("opens a link in a property", async () => {
    const open = vi.spyOn(host.app.workspace, "openLinkText").mockResolvedValue(undefined);
    await read('---\nup: "[[Other]]"\n---\n');
    el.querySelector<HTMLElement>(".metadata-property a.internal-link")?.click();
    expect(open).toHaveBeenCalledWith("Other", "Note.md", false);
  });

  it("says that properties are invalid, and shows their source", async () => {
    await read("---\ntitle: a: b\n---\ntext");
    expect(el.querySelector(".metadata-container.mod-error .metadata-properties-title")?.textContent).toBe("Invalid properties");
    expect(el.querySelector(".metadata-error-container")?.textContent).toContain("title: a: b");
    expect(el.querySelector(".el-p")?.textContent?.trim()).toBe("text");
  });

  it("has none without front matter", async () => {
    await read("text");
    expect(el.querySelector(".metadata-container")).toBeNull();
  });
});

describe("post processors and code blocks", () => {
  it("run by their sort order, after links are drawn", async () => {
    const order: string[] = [];
    undo.push(registerPostProcessor((section) => void order.push(`late ${section.querySelectorAll("a").length}`), 10));
    undo.push(registerPostProcessor(() => void order.push("early"), -10));
    undo.push(registerPostProcessor(() => void order.push("middle")));
    await read("[[Other]]");
    expect(order).toEqual(["early", "middle", "late 1"]);
  });

  it("go on after one that throws", async () => {
    const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const after = vi.fn();
    undo.push(registerPostProcessor(() => { throw new Error("broken"); }, -1), registerPostProcessor(after));
    await read("text");
    expect([log.mock.calls.length, after.mock.calls.length]).toEqual([1, 1]);
    log.mockRestore();
  });

  it("hands a code block its source and lines, and takes its place", async () => {
    const seen: unknown[] = [];
    const handler = (source: string, place: HTMLElement, ctx: MarkdownPostProcessorContext): void => {
      const info = ctx.getSectionInfo(place);
      seen.push(source, info?.lineStart, info?.lineEnd);
      place.setText("drawn");
    };
    undo.push(registerPostProcessor(codeBlockPostProcessor("ops", handler)));
    await read("a\n\n```ops\nx: 1\n```\n");
    expect(seen).toEqual(["x: 1\n", 2, 4]);
    expect(el.querySelector(".el-pre > .block-language-ops")?.textContent).toBe("drawn");
    expect(el.querySelector("pre")).toBeNull();
  });

  it("load their children with the owner and unload them with it", async () => {
    const events: string[] = [];
    class Child extends MarkdownRenderChild {
      override onload(): void {
        events.push("load");
      }
      override onunload(): void {
        events.push("unload");
      }
    }
    undo.push(registerPostProcessor((section, ctx) => ctx.addChild(new Child(section) as never)));
    await read("text");
    expect(events).toEqual(["load"]);
    owner.unload();
    expect(events).toEqual(["load", "unload"]);
  });
});

describe("diagrams", () => {
  it("keep their source where there is no Mermaid", async () => {
    provideLibrary("mermaid", null);
    await render("```mermaid\ngraph TD\n```");
    expect(el.querySelector("div.mermaid")?.textContent).toBe("graph TD\n");
  });

  it("are drawn by Mermaid, and a faulty one says why", async () => {
    const draw = (_id: string, source: string) =>
      source.includes("bad") ? Promise.reject(new Error("no such diagram")) : Promise.resolve({ svg: "<svg data-drawn='yes'></svg>" });
    provideLibrary("mermaid", () => Promise.resolve({ render: draw }));
    undo.push(() => provideLibrary("mermaid", null));
    await render("```mermaid\ngraph TD\n```\n\n```mermaid\nbad\n```");
    expect(el.querySelector("div.mermaid svg")?.getAttribute("data-drawn")).toBe("yes");
    expect(el.querySelector("div.mermaid.mermaid-error")?.textContent).toBe("no such diagram");
  });
});

describe("unsafe content", () => {
  it.each([
    "<script>window.hurt = 1</script>",
    "<img src=x onerror='window.hurt = 1'>",
    "<a href='javascript:window.hurt=1'>x</a>",
    "[x](javascript:window.hurt=1)",
    "[x](<java\tscript:window.hurt=1>)",
    "[[javascript:window.hurt=1]]",
    "![[javascript:window.hurt=1]]",
    "<iframe srcdoc='<script>parent.hurt=1</script>'></iframe>",
    "<svg onload='window.hurt=1'><script>window.hurt=1</script></svg>",
    "<form action='javascript:window.hurt=1'><button>x</button></form>",
    "<style>body{display:none}</style>",
    "> [!note\" onmouseover=\"window.hurt=1] t",
    "```x\" onmouseover=\"window.hurt=1\ncode\n```",
    "==<b onclick='window.hurt=1'>x</b>==",
    "---\na: \"[[javascript:window.hurt=1]]\"\nb: \"<img src=x onerror=window.hurt=1>\"\nc: \"javascript:window.hurt=1\"\n---\n",
  ])("is inert: %j", async (markdown) => {
    await read(markdown);
    for (const found of el.querySelectorAll("*")) {
      expect(["SCRIPT", "IFRAME", "STYLE", "FORM", "OBJECT"]).not.toContain(found.tagName.toUpperCase());
      for (const { name, value } of found.attributes) {
        expect(name.startsWith("on")).toBe(false);
        if (["href", "src", "action", "xlink:href"].includes(name)) expect(value.replace(/\s/g, "")).not.toMatch(/^javascript:/i);
      }
    }
    for (const link of el.querySelectorAll<HTMLElement>("a, img")) link.click();
    expect((window as { hurt?: number }).hurt).toBeUndefined();
  });
});

describe("large notes", () => {
  it("draws 2,000 tasks, each with its own line", async () => {
    await read("- [ ] task\n".repeat(2000));
    const items = el.querySelectorAll<HTMLElement>("li.task-list-item");
    expect([items.length, items[1999]?.dataset["line"]]).toEqual([2000, "1999"]);
  });

  it.each(["==a ", "%%a ", "[[a ", "$a ", "#a ", "[^1] "])("draws a line of 60,000 characters made of %j", async (piece) => {
    await read(piece.repeat(Math.ceil(60_000 / piece.length)));
    expect(el.querySelectorAll(".el-p")).toHaveLength(1);
  });
});
