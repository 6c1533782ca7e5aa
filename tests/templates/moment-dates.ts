import moment from "moment";
import type { DateRequest, TemplateContext } from "../../src/domain/templates/template-context.ts";

/** The moment that counts as now: local wall time, `2026-11-23T09:00`. */
export interface Clock {
  now: string;
}

function shift(from: moment.Moment, request: DateRequest): moment.Moment {
  if (request.kind === "tomorrow") return from.add(1, "day");
  if (request.kind === "yesterday") return from.subtract(1, "day");
  if (request.kind === "weekday") return from.weekday(request.weekday ?? 0);
  if (typeof request.offset === "number") return from.add(request.offset, "days");
  return request.offset === undefined ? from : from.add(moment.duration(request.offset));
}

// Damaged reference dates reach moment's fallback parser; its warning would drown the test's own words.
moment.suppressDeprecationWarnings = true;

/** Writes a template's dates with moment, as the plugin does with Obsidian's. */
export function formatWithMoment(clock: Clock): TemplateContext["formatDate"] {
  return (pattern, request) => {
    const from = request.reference === undefined ? moment(clock.now) : moment(request.reference, request.referenceFormat);
    if (!from.isValid()) throw new Error(`${request.reference ?? clock.now} is not a date`);
    return shift(from, request).format(pattern);
  };
}
