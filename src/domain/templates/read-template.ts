import { findTemplateTags, type TemplateTag } from "./find-template-tags.ts";
import { parseExpression, type Expression } from "./parse-expression.ts";
import { readQuestion, type TemplateQuestion } from "./read-question.ts";
import { Unfillable, beyondThePlainSubset, refuse, type TemplateRefusal } from "./template-refusal.ts";

/** A template of the plain subset: its tags with what they say, and its questions in the order of the text. */
export interface PlainTemplate {
  ok: true;
  /** The text with lone surrogates replaced, as the engine does; offsets are the original's. */
  text: string;
  tags: { tag: TemplateTag; expression: Expression }[];
  questions: TemplateQuestion[];
}

/** The word that Templater's engine puts where a value will stand; in a template's own text it would swallow a value. */
const ENGINE_MARK = "rJ2KqXzxQg";

function expressionOf(tag: TemplateTag): Expression {
  if (tag.kind === "unclosed") throw new Unfillable("The tag is never closed: `%>` is missing.");
  if (tag.kind === "script") beyondThePlainSubset("A script, `<%* … %>`,");
  if (/[^\0-\x7f]%>$/.test(tag.text)) throw new Unfillable("Templater stops at a letter outside ASCII right before `%>`; put a space between them.");
  return parseExpression(tag.body);
}

function collectQuestions(expression: Expression, into: TemplateQuestion[]): void {
  const question = readQuestion(expression);
  if (question) into.push(question);
  else if (expression.kind === "await") collectQuestions(expression.of, into);
  else if (expression.kind === "list") expression.items.forEach((item) => collectQuestions(item, into));
  else if (expression.kind === "path") expression.call?.forEach((argument) => collectQuestions(argument, into));
}

function markRefusal(text: string): TemplateRefusal | null {
  const at = text.indexOf(ENGINE_MARK);
  if (at < 0) return null;
  const before = text.slice(0, at).split("\n");
  const column = (before.at(-1)?.length ?? 0) + 1;
  const reason = `The word ${ENGINE_MARK} is Templater's own mark and cannot stand in a template's text.`;
  return { ok: false, line: before.length, column, tag: ENGINE_MARK, reason };
}

/** A text outside of its tags, with line breaks kept, so that positions in it are the text's own. */
function blankOut(text: string, tags: readonly TemplateTag[]): string {
  let outside = "";
  let from = 0;
  for (const tag of tags) {
    outside += text.slice(from, tag.start) + tag.text.replace(/[^\n]/g, " ");
    from = tag.end;
  }
  return outside + text.slice(from);
}

/** Reads a template whole, so that nobody is asked a question for a template that is then refused. */
export function readTemplate(source: string): PlainTemplate | TemplateRefusal {
  const text = source.replace(/\p{Surrogate}/gu, "\ufffd");
  const found = findTemplateTags(text).filter((tag) => tag.kind !== "placeholder");
  const template: PlainTemplate = { ok: true, text, tags: [], questions: [] };
  for (const tag of found) {
    try {
      const expression = expressionOf(tag);
      collectQuestions(expression, template.questions);
      template.tags.push({ tag, expression });
    } catch (error) {
      return refuse(tag, error);
    }
  }
  return markRefusal(blankOut(text, found)) ?? template;
}

/** What a template asks before it can be filled, in the order of the answers; a refusal when it cannot be filled at all. */
export function questionsOf(text: string): { ok: true; questions: TemplateQuestion[] } | TemplateRefusal {
  const template = readTemplate(text);
  return template.ok ? { ok: true, questions: template.questions } : template;
}
