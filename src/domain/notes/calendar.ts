import { COMMON } from "./common-fields.ts";
import { choice, day, length, list, text, when } from "./field-types.ts";

/** Holidays, windows, freezes, working hours. */
export const CALENDAR_FIELDS = {
  ...COMMON,
  kind: choice("holidays|maintenance-window|freeze|working-hours"),
  level: choice("soft|hard"),
  start: when(),
  end: when(),
  schedule: text("frequency", "recurrence", "repeat"),
  starts: day(),
  duration: length(),
  dates: list(),
  hours: list(),
  calendar: list(),
} as const;
