/** A predicate's or flag's present value. */
export function holds(flag: boolean | (() => boolean) | undefined, otherwise: boolean): boolean {
  return typeof flag === "function" ? flag() : (flag ?? otherwise);
}
