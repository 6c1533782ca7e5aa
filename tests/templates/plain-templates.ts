import fc from "fast-check";

const SPACES = ["", " ", "  ", "\n", "\r\n", "\r", "\n\n", "\t", "\u00a0", "\u0085", "\ufeff", "\u2028", "\u3000", " \n ", "\n\r"];
const WORDS = ["# Title", "- [ ] step", "it's", '"q"', "`b`", "${x}", "\\", "\\n", "$&", "$1", "%>", "é", "😀", "{{title}}", "<", "-", "_", "*", "---", "\0", "\u200b"];

const space = fc.constantFrom(...SPACES);
const text = fc
  .array(fc.oneof(space, fc.constantFrom(...WORDS), fc.string({ unit: "grapheme", maxLength: 4 })), { maxLength: 8 })
  .map((pieces) => pieces.join(""))
  .filter((joined) => !joined.includes("<%") && !joined.endsWith("<"));

const gap = fc.constantFrom("", " ", "  ", "\n", "\r\n", "\t");

function quote(value: string, mark: string): string {
  const escaped = value.replaceAll("\\", "\\\\").replaceAll("\n", "\\n").replaceAll("\r", "\\r").replaceAll(mark, `\\${mark}`);
  return mark + escaped + mark;
}

const stringLiteral = fc.oneof(
  fc
    .tuple(fc.string({ unit: "grapheme", maxLength: 8 }), fc.constantFrom('"', "'"))
    .filter(([value]) => !value.includes("%>"))
    .map(([value, mark]) => quote(value, mark)),
  fc.constantFrom('"\\x41\\u00e9\\u{1F600}"', '"a\\\r\nb"', "'a\\\nb'", '"\\q\\t\\0"', '"100 %"', '"<%"', '"\u2028"'),
);
const numberLiteral = fc.oneof(
  fc.integer({ min: -400, max: 400 }).map(String),
  fc.constantFrom("0", "-0", "+ 7", "1.50", ".5", "5.", "1e3", "1e21", "0.0000001", "123456789012345678901", "- 2"),
);
const pattern = fc.constantFrom('"YYYY-MM-DD"', "'dddd D MMMM YYYY'", '"GGGG-[W]WW"', '"HH:mm"', '"[it\\u0027s] Q"', "undefined");
const reference = fc.constantFrom(
  ', "2026-02-28"',
  ', "28.02.2026", "DD.MM.YYYY"',
  ', tp.file.title, "YYYY-MM-DD"',
  ", tp.frontmatter.created",
  ', tp.date.now("YYYY-MM-DD", 3)',
);

const dateCall = fc.oneof(
  fc.constantFrom("tp.date.now()", "tp.date.tomorrow()", "tp.date.yesterday( )", "tp.date.tomorrow('D.M.', )", 'tp["date"].now("YYYY")'),
  fc.tuple(fc.constantFrom("now", "tomorrow", "yesterday"), pattern).map(([name, given]) => `tp.date.${name}(${given})`),
  fc
    .tuple(pattern, fc.oneof(fc.integer({ min: -400, max: 400 }).map(String), fc.constantFrom('"P1M"', '"P-1Y"', '"P1DT2H"', "undefined", "0")), fc.option(reference))
    .map(([given, offset, from]) => `tp.date.now(${given}, ${offset}${from ?? ""})`),
  fc.tuple(pattern, fc.integer({ min: -8, max: 14 }), fc.option(reference)).map(([given, day, from]) => `tp.date.weekday(${given}, ${String(day)}${from ?? ""})`),
);
const fileCall = fc.constantFrom("tp.file.title", "tp . file\n. title", "tp.file.folder()", "tp.file.folder(true)", "tp.file.folder(0)", "tp.file.path()", "tp.file.path(true)", 'tp["file"]["title"]');
const property = fc.constantFrom("tp.frontmatter.created", 'tp.frontmatter["profile"]', "tp.frontmatter.tags", "tp.frontmatter.none", "tp.frontmatter.größe ", "tp.frontmatter['two words']", "tp.frontmatter.empty", "tp.frontmatter.done");
const question = fc.constantFrom('tp.system.prompt("Who?")', "tp.system.prompt('Who?', 'Ana', true)", "tp.system.suggester(['S1', 'S2'], ['sev1', 'sev2'])", 'tp.system.suggester(["a"], [1,], false, "which")');
const list = fc.array(fc.oneof(stringLiteral, numberLiteral, dateCall), { maxLength: 3 }).map((items) => `[${items.join(", ")}]`);
const literal = fc.oneof(stringLiteral, numberLiteral, list, fc.constantFrom("true", "false", "null", "undefined"));
const asked = fc.oneof(question, question.map((call) => `tp.date.now(await ${call})`));

/** The source of a plain expression. */
export const plainExpression = fc
  .tuple(fc.boolean(), fc.oneof({ weight: 3, arbitrary: dateCall }, literal, fileCall, property, asked))
  .map(([isAwaited, source]) => (isAwaited ? `await ${source}` : source));

const tag = fc
  .tuple(fc.constantFrom("", "-", "_"), gap, plainExpression, gap, fc.constantFrom("", "-", "_"))
  // A sign, or a name's last letter, would otherwise run into the trim beside it.
  .map(([before, left, source, right, after]) => `<%${before}${left || " "}${source}${right || " "}${after}%>`);

/** A whole template of the plain subset, with every white space that trims meet. */
export const plainTemplate = fc.array(fc.oneof(text, tag), { maxLength: 9 }).map((pieces) => pieces.join(""));

const TOKENS = ["tp", ".", "date", "now", "file", "title", "frontmatter", "created", "(", ")", "[", "]", ",", '"a"', "'", '"', "1", "0", "08", "-", "+", "_", "*", "await", " ", "\n", "é", "null", "{", "}", "`", "\\", "tR", ";", "//", "?", "system", "prompt", "true", "e3", "constructor", "\ud800"];

const tokens = fc.array(fc.constantFrom(...TOKENS), { maxLength: 7 }).map((picked) => picked.join(""));
const damagedExpression = fc
  .tuple(plainExpression, fc.nat(40), fc.nat(3), fc.constantFrom("", ...TOKENS))
  .map(([source, at, length, token]) => source.slice(0, at) + token + source.slice(at + length));

/** Text before one tag whose body is a soup of tokens or a damaged expression, plain now and then. */
export const anyTemplate = fc
  .tuple(text, fc.oneof(tokens, damagedExpression), gap, text)
  .map(([before, body, right, after]) => `${before}<%${body}${right}%>${after}`);
