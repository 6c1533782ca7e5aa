import type { ChangeConflict } from "../../../src/domain/queries/change-told.ts";
import { ConflictFinder } from "../../../src/domain/queries/conflict-finder.ts";
import { naiveConflicts } from "../../shared/naive-conflicts.ts";
import type { Goal } from "../goal.ts";
import { changesAlone, dependingServices, plannedChange, plannedChanges } from "../planned-changes.ts";
import { medianRatio, ratioOfLeast, takeTurns } from "../rounds.ts";
import { timed } from "../stopwatch.ts";
import { Random } from "../vault/random.ts";

const CHANGES = 5_000;
const SERVICES = 500;
/** Changes that are moved one after another in a round: one is too short for the clock. */
const MOVED = 20;
/** So many changes are held beside all others in a round. */
const SAMPLE = 100;

/** Conflicts among thousands of changes are found without holding each beside each other one, and again at once when one is moved. */
export const conflicts: Goal = {
  id: "G18",
  async once({ rounds }) {
    const random = new Random(18);
    const services = dependingServices(SERVICES, random);
    let changes = plannedChanges(CHANGES, SERVICES, random);
    const { zone } = changesAlone(changes, services);
    const fresh = (): number => timed(() => new ConflictFinder().all(changesAlone(changes, services)));
    // Pair by pair takes most of a minute: some changes tell what all of them do.
    const pairwise = (timesFirst: boolean) => (): number => (timed(() => naiveConflicts({ changes, services, zone, most: SAMPLE, timesFirst })) * CHANGES) / SAMPLE;
    const isRight = (found: ReadonlyMap<string, readonly ChangeConflict[]>): boolean => isSame(found, naiveConflicts({ changes, services, zone, timesFirst: true }));
    const same = isRight(new ConflictFinder().all(changesAlone(changes, services)));
    const all = await takeTurns(rounds, fresh, pairwise(false));
    const quick = await takeTurns(rounds, fresh, pairwise(true));
    const finder = new ConflictFinder();
    finder.all(changesAlone(changes, services));
    const move = (): number => {
      const versions = random.times(MOVED, () => (changes = movedOne(changes, random)));
      return timed(() => {
        for (const version of versions) finder.all(changesAlone(version, services));
      }) / MOVED;
    };
    const moved = await takeTurns(rounds, move, fresh);
    const found = finder.all(changesAlone(changes, services));
    const more = `median ${medianRatio(all).toFixed(4)} x, ${Math.min(...all.subject).toFixed(1)} ms, ${[...found.values()].flat().length} conflicts; by pairs whose times are asked for first ${ratioOfLeast(quick).toFixed(3)} x`;
    return [
      { what: `all conflicts of ${CHANGES} changes over ${SERVICES} services : pair by pair`, value: same ? ratioOfLeast(all) : Number.NaN, limit: 1 / 50, unit: "x", more },
      { what: "conflicts after one change moved : all found anew", value: isRight(found) ? ratioOfLeast(moved) : Number.NaN, limit: 1 / 20, unit: "x", more: `median ${medianRatio(moved).toFixed(4)} x, ${Math.min(...moved.subject).toFixed(2)} ms` },
    ];
  },
};

function movedOne(changes: ReturnType<typeof plannedChanges>, random: Random): ReturnType<typeof plannedChanges> {
  const at = random.int(0, changes.length - 1);
  const moved = plannedChange(at, SERVICES, random);
  return changes.map((change, index) => (index === at ? moved : change));
}

function isSame(found: ReadonlyMap<string, readonly ChangeConflict[]>, naive: ReadonlyMap<string, readonly string[]>): boolean {
  return found.size === naive.size && [...naive].every(([path, keys]) => keys.join("\n") === found.get(path)?.map(({ key }) => key).sort().join("\n"));
}
