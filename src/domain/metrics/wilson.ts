import { percentText, share, type Ratio } from "./ratio.ts";

/** Between which shares, 0 to 1, the true one lies with 95 % certainty. */
export interface ShareInterval {
  readonly low: number;
  readonly high: number;
}

/** The 97.5th percentile of the normal distribution: 95 % lie between it and its opposite. */
const Z = 1.959963984540054;
/** Of so many a share speaks for itself. */
const MANY = 100;

/** Wilson's interval of a share (domain.md D5); undefined where there is no whole. */
export function wilsonInterval(ratio: Ratio): ShareInterval | undefined {
  const part = share(ratio);
  if (part === undefined) return undefined;
  const { of } = ratio;
  const centre = part + Z ** 2 / (2 * of);
  const half = Z * Math.sqrt((part * (1 - part)) / of + Z ** 2 / (4 * of ** 2));
  const scale = 1 + Z ** 2 / of;
  // At 0 and 1 its end is the share itself, but for what binary fractions lose.
  return { low: Math.max(0, Math.min(part, (centre - half) / scale)), high: Math.min(1, Math.max(part, (centre + half) / scale)) };
}

/** The interval to be read beside its share, `4.0–23.1 %`; "" of nothing, and of so many that it says nothing more. */
export function intervalText(ratio: Ratio, digits = 1): string {
  const interval = ratio.of < MANY ? wilsonInterval(ratio) : undefined;
  const written = (end: number): string => percentText({ part: end, of: 1 }, digits);
  return interval ? `${written(interval.low).slice(0, -2)}–${written(interval.high)}` : "";
}
