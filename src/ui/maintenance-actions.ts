/** What a person can do about maintenance, from the dashboard and the schedule. Each action asks for what it needs and reports by a notice. */
export interface MaintenanceActions {
  /** Marks the plan's open occurrence as done, or ends its work order. */
  complete(planOrWorkOrder: string): void;
  /** Makes and begins a work order, or goes on with the one that is there. */
  startWorkOrder(planOrWorkOrder: string): void;
  skip(plan: string): void;
  /** Accounts for what went by: of one plan, or of all. */
  catchUp(plan?: string): void;
  /** Offers what the work order's state allows. */
  changeStatus(workOrder: string): void;
  recordRepair(): void;
  openSchedule(): void;
}
