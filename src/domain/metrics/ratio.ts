/** A part of a whole; no figure at all where the whole is 0 (domain.md R10). */
export interface Ratio {
  readonly part: number;
  readonly of: number;
}

/** The part as 0 to 1, in full precision: what figures are compared by (R11). Undefined where there is no whole. */
export function share({ part, of }: Ratio): number | undefined {
  return of > 0 ? part / of : undefined;
}

/** A ratio to be read: `82.8 %`, rounded half up here and nowhere before (R11); `n/a` where there is no whole (R10). */
export function percentText({ part, of }: Ratio, digits = 1): string {
  // Scaled before it is divided, so that a half that stands in the decimal figure is a half in binary too.
  return of > 0 ? `${(Math.round((part * 100 * 10 ** digits) / of) / 10 ** digits).toFixed(digits)} %` : "n/a";
}
