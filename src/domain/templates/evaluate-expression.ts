import { evaluateDateCall } from "./evaluate-date-call.ts";
import type { Expression } from "./parse-expression.ts";
import { isQuestion } from "./read-question.ts";
import type { TemplateContext } from "./template-context.ts";
import { Unfillable, beyondThePlainSubset } from "./template-refusal.ts";

/** Hands out the answers in the order in which a template asks for them. */
export interface AnswerSource {
  next(): unknown;
}

type Path = Expression & { kind: "path" };

function readFrontmatter(path: Path, frontmatter: Record<string, unknown>): unknown {
  const key = path.path[1];
  if (key === undefined || path.path.length > 2 || path.call) return beyondThePlainSubset("This use of `tp.frontmatter`");
  if (Object.hasOwn(frontmatter, key)) return frontmatter[key];
  return key in Object.prototype ? beyondThePlainSubset(`\`tp.frontmatter.${key}\``) : undefined;
}

function folderOf(context: TemplateContext, isAbsolute: boolean): string {
  const folder = context.folder === "" ? "/" : context.folder;
  return isAbsolute ? folder : folder.slice(folder.lastIndexOf("/") + 1);
}

function pathOf(context: TemplateContext, isRelative: boolean): string {
  if (isRelative) return context.path;
  if (context.vaultFolder === undefined) {
    throw new Unfillable("`tp.file.path()` is the place on the disk, which is not known here; write `tp.file.path(true)` for the path in the vault.");
  }
  return `${context.vaultFolder}/${context.path}`;
}

function evaluatePath(path: Path, context: TemplateContext, answers: AnswerSource): unknown {
  if (path.path[0] === "frontmatter") return readFrontmatter(path, context.frontmatter);
  const name = ["tp", ...path.path].join(".");
  if (name === "tp.file.title" && !path.call) return context.title;
  if (!path.call) return beyondThePlainSubset(`\`${name}\``);
  const values = path.call.map((argument) => evaluateArgument(argument, context, answers));
  if (name === "tp.file.folder") return folderOf(context, Boolean(values[0]));
  if (name === "tp.file.path") return pathOf(context, Boolean(values[0]));
  return evaluateDateCall(name, values, context);
}

function evaluateArgument(argument: Expression, context: TemplateContext, answers: AnswerSource): unknown {
  return isQuestion(argument) ? beyondThePlainSubset("A question that is handed on without `await`") : evaluateExpression(argument, context, answers);
}

/** The value of a plain expression; throws `Unfillable` with the reason when it has none here. */
export function evaluateExpression(expression: Expression, context: TemplateContext, answers: AnswerSource): unknown {
  if (expression.kind === "literal") return expression.value;
  if (expression.kind === "list") return expression.items.map((item) => evaluateArgument(item, context, answers));
  if (isQuestion(expression)) return answers.next();
  if (expression.kind === "await") return evaluateExpression(expression.of, context, answers);
  return evaluatePath(expression, context, answers);
}

/** A value as the engine writes it: as JavaScript makes a string of it; mappings are refused, since `[object Object]` helps nobody. */
export function textOfValue(value: unknown): string {
  if (Array.isArray(value)) return value.map((item: unknown) => (item === undefined || item === null ? "" : textOfValue(item))).join(",");
  const isPlain = value === null || ["undefined", "string", "number", "boolean"].includes(typeof value);
  return isPlain ? String(value) : beyondThePlainSubset("A property that is neither text, number, checkbox nor list");
}
