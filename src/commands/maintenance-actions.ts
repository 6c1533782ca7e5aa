import type { MaintenanceActions } from "../ui/maintenance-actions.ts";
import { openSchedule } from "../ui/views/open-schedule.ts";
import type { Operations } from "../vault/operations.ts";
import { attempt } from "./attempt.ts";
import { catchUpMaintenance, completeMaintenance, skipMaintenance } from "./complete-maintenance.ts";
import { recordRepair } from "./record-repair.ts";
import { startWorkOrder } from "./start-work-order.ts";
import { changeStatus } from "./change-status.ts";

/** What views offer for maintenance: the same as the commands'. */
export function maintenanceActions(operations: Operations): MaintenanceActions {
  return {
    complete: (path) => attempt(() => completeMaintenance(operations, path)),
    startWorkOrder: (path) => attempt(() => startWorkOrder(operations, path)),
    skip: (path) => attempt(() => skipMaintenance(operations, path)),
    catchUp: (path) => attempt(() => catchUpMaintenance(operations, path)),
    changeStatus: (path) => attempt(() => changeStatus(operations, path)),
    recordRepair: () => attempt(() => recordRepair(operations)),
    openSchedule: () => attempt(() => openSchedule(operations.app)),
  };
}
