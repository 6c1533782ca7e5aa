import type { Goal } from "./goal.ts";
import { bodies } from "./goals/bodies.ts";
import { buildOverReading, buildOverWalk, growth, longestSlice } from "./goals/build.ts";
import { conflicts } from "./goals/conflicts.ts";
import { dashboard } from "./goals/dashboard.ts";
import { due } from "./goals/due.ts";
import { incidents } from "./goals/incidents.ts";
import { list } from "./goals/list.ts";
import { memory } from "./goals/memory.ts";
import { scheduleView } from "./goals/schedule-view.ts";
import { nextDay, nextDayOverWalk } from "./goals/schedules.ts";
import { evaluation, onload, size } from "./goals/start.ts";
import { update } from "./goals/update.ts";

/** Every goal of performance.md that the bench gates, in the order in which they are measured: memory first, while nothing was looked at. */
export const GOALS: readonly Goal[] = [memory, buildOverWalk, buildOverReading, update, due, dashboard, incidents, longestSlice, growth, bodies, nextDay, nextDayOverWalk, list, scheduleView, conflicts, size, evaluation, onload];
