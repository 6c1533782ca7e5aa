/** How risky a change is (domain.md B3). */
export type RiskBand = "low" | "medium" | "high" | "very-high" | "critical";

/** What raises the risk of a change: questions of which each is answered with yes. */
export type RiskFlag =
  | "critical-service" | "untested-backout" | "first-time" | "last-failed" | "several-teams" | "downtime-in-hours" | "security-or-data" | "outside-window" | "irreversible";

/** The risk of a change and its reasons. */
export interface ChangeRisk {
  /** Probability times impact. */
  readonly score: number;
  /** Of the score alone. */
  readonly scoreBand: RiskBand;
  readonly band: RiskBand;
  /** `isStated`: the note says so, and nothing else shows it. `lifts`: the band is higher for it, alone or with the others. */
  readonly flags: readonly { readonly flag: string; readonly isStated: boolean; readonly lifts: boolean }[];
}

/** What a risk is judged by; both figures from 1 to 5. */
export interface RiskTerms {
  readonly probability: number | undefined;
  readonly impact: number | undefined;
  /** What the note and those around it show. */
  readonly flags: readonly RiskFlag[];
  /** What the note says; words that are no flag of ours count too. */
  readonly stated?: readonly string[];
}

/** What became of earlier changes, and the incidents that they caused by severity. */
export interface PastResults {
  readonly successful: number;
  readonly withIssues: number;
  readonly failed: number;
  readonly sev1: number;
  readonly sev2: number;
  readonly sev3: number;
}

/** Up to which score a band goes. */
const BANDS: readonly (readonly [RiskBand, number])[] = [["low", 4], ["medium", 9], ["high", 15], ["very-high", 20], ["critical", 25]];
/** Each of these lifts the risk by a band. */
const LIFTING: ReadonlySet<string> = new Set<RiskFlag>(["security-or-data", "outside-window", "irreversible"]);
/** So many of any lift it by one. */
const MANY = 3;

/** Probability times impact in a band, which flags raise and never lower (domain.md B3). Undefined where one of both is unknown or not from 1 to 5. */
export function changeRisk({ probability, impact, flags, stated = [] }: RiskTerms): ChangeRisk | undefined {
  if (!isOnScale(probability) || !isOnScale(impact)) return undefined;
  const score = probability * impact;
  const at = BANDS.findIndex(([, most]) => score <= most);
  const found = new Set<string>(flags);
  const all = new Set([...found, ...stated.map(asFlag).filter((flag) => flag !== "")]);
  const lifting = [...all].filter((flag) => LIFTING.has(flag)).length;
  const areMany = lifting === 0 && all.size >= MANY;
  return {
    score, scoreBand: bandAt(at), band: bandAt(at + (areMany ? 1 : lifting)),
    flags: [...all].map((flag) => ({ flag, isStated: !found.has(flag), lifts: areMany || LIFTING.has(flag) })),
  };
}

/** How well changes like one went so far; the higher the better (domain.md B3, after ServiceNow). */
export function pastScore({ successful, withIssues, failed, sev1, sev2, sev3 }: PastResults): number {
  return 3 * successful - 2 * withIssues - 5 * failed - 10 * sev1 - 5 * sev2 - 2 * sev3;
}

function isOnScale(level: number | undefined): level is number {
  return level !== undefined && level >= 1 && level <= 5;
}

function bandAt(place: number): RiskBand {
  return (BANDS[place] ?? (["critical"] as const))[0];
}

/** `Critical service`, `critical_service`: the words of a list are written in many ways. */
function asFlag(word: string): string {
  return word.trim().replace(/([a-z])([A-Z])/g, "$1-$2").toLowerCase().replace(/[\s_]+/g, "-");
}
