import type { Goal } from "../goal.ts";
import { IncidentRoom } from "../incident-room.ts";
import { median, medianRatio, ratioOfLeast, takeTurns } from "../rounds.ts";
import { openIncidents } from "../vault/open-incidents.ts";

const INCIDENTS = 30;
const ENTRIES = 200;
/** Entries that are written in one go. */
const AT_ONCE = 4;

/** A timeline that grows long costs the dashboard little more than the incident's row does. */
export const incidents: Goal = {
  id: "G17",
  async ofVault(vault, bench) {
    const [held, empty] = [openIncidents(INCIDENTS, ENTRIES), openIncidents(INCIDENTS, 0)];
    const [path = "", own = ""] = [held[0]?.path, vault.notes.find(({ planned, cache }) => planned.kind === "incident" && OPEN.has(String(cache.frontmatter?.["status"])))?.file.path];
    const talking = await IncidentRoom.open({ vault, bench, notes: held, path, goesOn: true });
    const rows = await IncidentRoom.open({ vault, bench, notes: empty, path, goesOn: false });
    const without = await IncidentRoom.open({ vault, bench, notes: [], path: own, goesOn: false });
    const rounds = bench.roundsFor(vault);
    const compared = await takeTurns(rounds, () => talking.refreshed(AT_ONCE), () => rows.refreshed(AT_ONCE));
    const before = talking.reads;
    await talking.refreshed(AT_ONCE);
    const reads = (talking.reads - before) / AT_ONCE;
    const bare = await takeTurns(rounds, () => rows.refreshed(AT_ONCE), () => without.refreshed(AT_ONCE));
    const [least, most] = [Math.min(...compared.subject).toFixed(2), Math.min(...compared.yardstick).toFixed(2)];
    const more = `median ${medianRatio(compared).toFixed(2)} x, ${least} to ${most} ms, without these incidents ${Math.min(...bare.yardstick).toFixed(2)} ms; ${median(compared.subject).toFixed(2)} ms is the median, understanding the changed timeline included`;
    return [
      { what: `dashboard after an entry, ${INCIDENTS} open incidents of ${ENTRIES} entries : the same with empty timelines`, value: ratioOfLeast(compared), limit: 2, unit: "x", more },
      { what: "notes read for it, each time", value: reads, limit: 1, unit: "notes" },
    ];
  },
};

/** In these states somebody is still at it. */
const OPEN: ReadonlySet<string> = new Set(["new", "assessing", "responding", "mitigated"]);
