import type { DateRequest, TemplateContext } from "./template-context.ts";
import { Unfillable, beyondThePlainSubset } from "./template-refusal.ts";

const DEFAULT_PATTERN = "YYYY-MM-DD";

function optionalText(value: unknown, what: string): string | undefined {
  return value === undefined || typeof value === "string" ? value : beyondThePlainSubset(`A ${what} that is not text`);
}

function referenceOf(values: readonly unknown[]): Pick<DateRequest, "reference" | "referenceFormat"> {
  const reference = optionalText(values[2], "reference date");
  const referenceFormat = optionalText(values[3], "reference format");
  return {
    ...(reference === undefined ? {} : { reference }),
    ...(referenceFormat === undefined ? {} : { referenceFormat }),
  };
}

function offsetOf(value: unknown): Pick<DateRequest, "offset"> {
  if (value === undefined || value === null) return {};
  if (typeof value === "number" || typeof value === "string") return { offset: value };
  return beyondThePlainSubset("An offset that is neither a number of days nor a duration");
}

function requestOf(name: string, values: readonly unknown[]): DateRequest {
  const [, kind] = /^tp\.date\.(now|tomorrow|yesterday|weekday)$/.exec(name) ?? [];
  if (kind === "tomorrow" || kind === "yesterday") return { kind };
  if (kind === "now") return { kind, ...offsetOf(values[1]), ...referenceOf(values) };
  if (kind !== "weekday") return beyondThePlainSubset(`\`${name}\``);
  const weekday = values[1];
  if (typeof weekday !== "number") return beyondThePlainSubset("`tp.date.weekday` without the number of a day");
  return { kind, weekday, ...referenceOf(values) };
}

/** What a call below `tp.date` yields; throws `Unfillable` for any other call and for dates that cannot be read. */
export function evaluateDateCall(name: string, values: readonly unknown[], context: TemplateContext): string {
  const request = requestOf(name, values);
  const pattern = optionalText(values[0], "date format") ?? DEFAULT_PATTERN;
  try {
    return context.formatDate(pattern, request);
  } catch (error) {
    throw new Unfillable(`The date cannot be written: ${error instanceof Error ? error.message : String(error)}`);
  }
}
