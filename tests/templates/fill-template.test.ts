import { describe, expect, test } from "vitest";
import { fillPlaceholders } from "../../src/domain/templates/fill-placeholders.ts";
import { fillTemplate } from "../../src/domain/templates/fill-template.ts";
import { findTemplateTags } from "../../src/domain/templates/find-template-tags.ts";
import { questionsOf } from "../../src/domain/templates/read-template.ts";
import { fillerContext, type EngineContext } from "./templater-engine.ts";

const note: EngineContext = {
  now: "2026-11-23T09:05",
  title: "Restart",
  folder: "Operations/Procedures",
  path: "Operations/Procedures/Restart.md",
  frontmatter: { created: "2026-10-31", nested: { deep: 1 }, tags: ["a", "b"] },
};
const fill = (template: string, more: Partial<EngineContext> = {}) => fillTemplate(template, fillerContext({ ...note, ...more }));

describe("finding tags", () => {
  test("a tag is found with its place, its trims and its body, also after CRLF and letters outside ASCII", () => {
    expect(findTemplateTags("é\r\n😀 <%-* let x -%>\r\n<%_ 'y' %>")).toEqual([
      { kind: "script", start: 6, end: 20, line: 2, column: 4, text: "<%-* let x -%>", body: " let x ", trimBefore: "newline", trimAfter: "newline" },
      { kind: "output", start: 22, end: 32, line: 3, column: 1, text: "<%_ 'y' %>", body: " 'y' ", trimBefore: "all", trimAfter: "none" },
    ]);
  });

  test("each tag's offsets cut exactly its text out", () => {
    const text = "a<% 1 %>b\n{{date}} c <%* 2 _%>\n\n{{ x }}<% open";
    for (const tag of findTemplateTags(text)) expect(text.slice(tag.start, tag.end)).toBe(tag.text);
    expect(findTemplateTags(text).map(({ kind, line, column }) => [kind, line, column])).toEqual([
      ["output", 1, 2],
      ["placeholder", 2, 1],
      ["script", 2, 12],
      ["placeholder", 4, 1],
      ["unclosed", 4, 8],
    ]);
  });

  test("braces inside a Templater tag are no placeholder, and a text without tags has none", () => {
    expect(findTemplateTags('<% "{{date}}" %>').map((tag) => tag.kind)).toEqual(["output"]);
    expect(findTemplateTags("85 % < 90 %> {a} {{\n}}")).toEqual([]);
  });
});

describe("refusing what is not plain", () => {
  test.each([
    ["a script", "one\n  <%* const a = 1 %>", 2, 3],
    ["an unknown function", "<% tp.web.daily_quote() %>", 1, 1],
    ["another name than tp", "ok <% app.vault %>", 1, 4],
    ["an operator", '<% tp.file.title + "x" %>', 1, 1],
    ["a method of a result", "<% tp.file.title.slice(1) %>", 1, 1],
    ["a comment", "<% /* x */ 1 %>", 1, 1],
    ["a template literal", "<% `x` %>", 1, 1],
    ["an octal number", "<% 010 %>", 1, 1],
    ["an octal escape", '<% "\\1" %>', 1, 1],
    ["an empty tag", "<% %>", 1, 1],
    ["a nested property", "<% tp.frontmatter.nested.deep %>", 1, 1],
    ["a property that is a mapping", "<% tp.frontmatter.nested %>", 1, 1],
    ["a name that every object has", "<% tp.frontmatter.constructor %>", 1, 1],
    ["a function that is not called", "<% tp.date.now %>", 1, 1],
    ["a question handed on without await", '<% tp.date.now(tp.system.prompt("Q")) %>', 1, 1],
    ["a question with computed words", "<% tp.system.prompt(tp.file.title) %>", 1, 1],
    ["a suggester whose lists differ in length", "<% tp.system.suggester(['a'], []) %>", 1, 1],
    ["a suggester with a function", "<% tp.system.suggester(x => x, ['a']) %>", 1, 1],
    ["a weekday without a number", '<% tp.date.weekday("YYYY") %>', 1, 1],
  ])("%s is refused at its place and sent to Templater", (_what, template, line, column) => {
    const result = fill(template, { answers: ["x"] });
    expect(result).toMatchObject({ ok: false, line, column, tag: template.slice(template.indexOf("<%")) });
    expect(result.ok ? "" : result.reason).toContain("this template needs Templater.");
  });

  test.each([
    ["a tag that is never closed", "a\nb <% tp.file.title", 2, 3, "`%>` is missing"],
    ["a letter outside ASCII right before the end, which stops the engine,", "<% tp.frontmatter.café%>", 1, 1, "put a space between them"],
    ["the engine's own mark", "x\n y rJ2KqXzxQg", 2, 4, "Templater's own mark"],
    ["a reference that is no date", '<% tp.date.now("YYYY", 0, "soon", "YYYY-MM-DD") %>', 1, 1, "soon is not a date"],
    ["the path on the disk where it is not known", "<% tp.file.path() %>", 1, 1, "tp.file.path(true)"],
    ["a question without an answer", '<% tp.system.prompt("Q") %>', 1, 1, "answer to this question is missing"],
  ])("%s is refused with its own reason", (_what, template, line, column, reason) => {
    const result = fill(template);
    expect(result).toMatchObject({ ok: false, line, column });
    expect(result.ok ? "" : result.reason).toContain(reason);
  });

  test("a cancelled question stops the template where it says so, and is written as null where it does not", () => {
    expect(fill('<% tp.system.prompt("Q", "", true) %>', { answers: [null] })).toMatchObject({ ok: false, reason: "The question was cancelled." });
    expect(fill('<% tp.system.prompt("Q") %>', { answers: [null] })).toEqual({ ok: true, text: "null" });
  });
});

describe("asking before filling", () => {
  test("questions are listed in the order in which their answers are used", () => {
    const template = "<% await tp.system.suggester(['High', 'Low'], [1, 2], true, 'Severity') %> <% tp.date.now(await tp.system.prompt('Pattern', 'YYYY', false, true)) %>";
    expect(questionsOf(template)).toEqual({
      ok: true,
      questions: [
        { kind: "suggester", choices: [{ label: "High", value: 1 }, { label: "Low", value: 2 }], placeholder: "Severity", stopsWhenCancelled: true },
        { kind: "prompt", text: "Pattern", proposal: "YYYY", multiLine: true, stopsWhenCancelled: false },
      ],
    });
    expect(fill(template, { answers: [2, "GGGG-[W]WW"] })).toEqual({ ok: true, text: "2 2026-W48" });
  });

  test("nobody is asked for a template that is refused later on", () => {
    expect(questionsOf('<% tp.system.prompt("Q") %>\n<%* more() %>')).toMatchObject({ ok: false, line: 2 });
  });
});

describe("the core plugin's placeholders", () => {
  test("title, date and time are filled, with a pattern too; any other stays", () => {
    const text = "{{title}} {{date}} {{time}} {{date:dddd D MMMM}} {{time:HH[h]}} {{other}} {{title:x}} <% 1 %>";
    expect(fillPlaceholders(text, fillerContext(note))).toBe("Restart 2026-11-23 09:05 Monday 23 November 09h {{other}} {{title:x}} <% 1 %>");
  });

  test("they are left alone by the Templater filler, as Templater leaves them", () => {
    expect(fill("{{date}} <% tp.file.folder() %>")).toEqual({ ok: true, text: "{{date}} Procedures" });
  });
});
