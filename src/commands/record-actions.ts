import type { RecordActions } from "../ui/record-actions.ts";
import type { Operations } from "../vault/operations.ts";
import { addActionItem, tickAction, verifyAction } from "./action-items.ts";
import { approveChange, rejectChange } from "./approve-change.ts";
import { attempt } from "./attempt.ts";
import { acceptConflict, checkConflicts } from "./change-conflicts.ts";
import { changeOriginOf } from "./change-origin.ts";
import { changeStatus, stepRecord } from "./change-status.ts";
import { declareIncident } from "./declare-incident.ts";
import { addEvidence } from "./evidence.ts";
import { openProblem, startReview } from "./incident-after.ts";
import { addTimelineEntry, assignRole, postUpdate, setSeverity } from "./incident-during.ts";
import { originOf } from "./incident-origin.ts";
import { openNote } from "./open-note.ts";
import { addWhy, setKnownError } from "./problem-actions.ts";
import { recordBackout } from "./record-backout.ts";
import { requestChange } from "./request-change.ts";
import { proposeStandard } from "./standard-change.ts";

/** What panels and lists offer for records: the same as the commands'. */
export function recordActions(operations: Operations): RecordActions {
  return {
    declare: (from) => attempt(async () => declareIncident(operations, from === undefined ? undefined : await originOf(operations, from))),
    step: (path, event) => attempt(() => stepRecord(operations, path, event)),
    moreSteps: (path) => attempt(() => changeStatus(operations, path)),
    addEntry: (path) => attempt(() => addTimelineEntry(operations, path)),
    postUpdate: (path) => attempt(() => postUpdate(operations, path)),
    setSeverity: (path) => attempt(() => setSeverity(operations, path)),
    assignRole: (path, role) => attempt(() => assignRole(operations, path, role)),
    startReview: (path) => attempt(() => startReview(operations, path)),
    openProblem: (paths) => attempt(() => openProblem(operations, paths)),
    addEvidence: (path) => attempt(() => addEvidence(operations, path)),
    addAction: (path) => attempt(() => addActionItem(operations, path)),
    tickAction: (path, line) => attempt(() => tickAction(operations, path, line)),
    verifyAction: (path, line) => attempt(() => verifyAction(operations, path, line)),
    addWhy: (path) => attempt(() => addWhy(operations, path)),
    knownError: (path) => attempt(() => setKnownError(operations, path)),
    requestChange: (from) => attempt(async () => requestChange(operations, from === undefined ? undefined : await changeOriginOf(operations, from))),
    approveChange: (path) => attempt(() => approveChange(operations, path)),
    rejectChange: (path) => attempt(() => rejectChange(operations, path)),
    checkConflicts: (path) => attempt(() => checkConflicts(operations, path)),
    acceptConflict: (path, key) => attempt(() => acceptConflict(operations, path, key)),
    recordBackout: (path) => attempt(() => recordBackout(operations, path)),
    makeStandard: (path) => attempt(() => proposeStandard(operations, path)),
    openNote: (linkText, event) => attempt(() => openNote(operations.app, linkText, { event })),
  };
}
