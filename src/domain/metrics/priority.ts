/** In which order work is done; 1 is first. */
export type Priority = 1 | 2 | 3 | 4 | 5;

/** A priority for each impact, a row each, and urgency, a column each; both count from 1, the highest. */
export type PriorityMatrix = readonly (readonly Priority[])[];

/** Three by three, as ServiceNow publishes it for incidents and problems (domain.md B1). */
export const DEFAULT_MATRIX: PriorityMatrix = [[1, 2, 3], [2, 3, 4], [3, 4, 5]];

/** Three by four, as iTop computes it: the impact is on a department, a service or a person (B1). */
export const ITOP_MATRIX: PriorityMatrix = [[1, 1, 2, 4], [1, 2, 3, 4], [2, 3, 3, 4]];

/** Where a matrix is no order of work: a cell that holds no priority, or one that is more urgent than a cell of higher impact or urgency beside it. */
export interface MatrixProblem {
  readonly impact: number;
  readonly urgency: number;
  readonly what: "missing" | "turned";
}

/** The priority of an impact and an urgency, also as a note writes them; undefined where one is unknown or outside the matrix. */
export function priorityOf(impact: number | string | undefined, urgency: number | string | undefined, matrix: PriorityMatrix = DEFAULT_MATRIX): Priority | undefined {
  return matrix[Number(impact) - 1]?.[Number(urgency) - 1];
}

/** Reads the priority that a note sets itself: `P2`, `2`, `Priority 2`, `P2 High`. */
export function readPriority(text: string | undefined): Priority | undefined {
  const digit = /^(?:p(?:rio(?:rity)?)?)?[\s_-]*([1-5])(?![\d.,])/i.exec(text?.trim() ?? "")?.[1];
  return digit === undefined ? undefined : (Number(digit) as Priority);
}

/** What keeps a matrix of the settings from being one: it is to be total and monotone (B1). Each cell is told once. */
export function matrixProblems(matrix: readonly (readonly unknown[])[]): MatrixProblem[] {
  const width = Math.max(1, ...matrix.map((row) => row.length));
  const rows = matrix.length === 0 ? [[]] : matrix;
  const at = (row: number, column: number): number => levelIn(rows[row]?.[column]);
  return rows.flatMap((_, row) => Array.from({ length: width }, (_column, column) => column).flatMap((column): MatrixProblem[] => {
    const own = at(row, column);
    const what = Number.isNaN(own) ? "missing" : own < at(row - 1, column) || own < at(row, column - 1) ? "turned" : undefined;
    return what === undefined ? [] : [{ impact: row + 1, urgency: column + 1, what }];
  }));
}

/** NaN, which is neither above nor below, for what is no priority. */
function levelIn(cell: unknown): number {
  return [1, 2, 3, 4, 5].find((level) => level === cell) ?? NaN;
}
