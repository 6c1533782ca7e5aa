import { evaluateExpression, textOfValue, type AnswerSource } from "./evaluate-expression.ts";
import type { Trim } from "./find-template-tags.ts";
import { readTemplate, type PlainTemplate } from "./read-template.ts";
import type { TemplateContext } from "./template-context.ts";
import { Unfillable, refuse, type TemplateRefusal } from "./template-refusal.ts";

/** The filled text, or where and why the template cannot be filled here. */
export type FillResult = { ok: true; text: string } | TemplateRefusal;

// Unicode's White_Space, which the engine goes by: U+0085 is in it and U+FEFF is not, the reverse of JavaScript's \s.
const SPACE = "[\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]";
const LEADING_SPACE = new RegExp(`^${SPACE}+`);
const SPACE_CHARACTER = new RegExp(SPACE);

function trimStart(text: string, trim: Trim): string {
  if (trim === "all") return text.replace(LEADING_SPACE, "");
  return trim === "newline" ? text.replace(/^(?:\r\n|\n|\r)/, "") : text;
}

function trimEnd(text: string, trim: Trim): string {
  if (trim === "newline") return text.replace(/(?:\r\n|\n|\r)$/, "");
  let end = text.length;
  while (trim === "all" && end > 0 && SPACE_CHARACTER.test(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

function answersInOrder(template: PlainTemplate, context: TemplateContext): AnswerSource {
  let index = 0;
  return {
    next() {
      const answer = context.answers?.[index];
      const question = template.questions[index];
      index++;
      if (answer === undefined) throw new Unfillable("The answer to this question is missing.");
      if (answer === null && question?.stopsWhenCancelled) throw new Unfillable("The question was cancelled.");
      return answer;
    },
  };
}

/**
 * Fills a template of the plain subset; the text equals that of Templater's engine byte for byte.
 *
 * The subset: literals, `tp.date.now/tomorrow/yesterday/weekday`, `tp.file.title/folder()/path()`, a property below
 * `tp.frontmatter`, `tp.system.prompt/suggester` with fixed words, `await`, and the trims `-` and `_`. Anything else is refused.
 */
export function fillTemplate(text: string, context: TemplateContext): FillResult {
  const template = readTemplate(text);
  if (!template.ok) return template;
  const answers = answersInOrder(template, context);
  let filled = "";
  let from = 0;
  let trim: Trim = "none";
  for (const { tag, expression } of template.tags) {
    filled += trimEnd(trimStart(template.text.slice(from, tag.start), trim), tag.trimBefore);
    try {
      filled += textOfValue(evaluateExpression(expression, context, answers));
    } catch (error) {
      return refuse(tag, error);
    }
    from = tag.end;
    trim = tag.trimAfter;
  }
  return { ok: true, text: filled + trimStart(template.text.slice(from), trim) };
}
