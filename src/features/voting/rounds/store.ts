import { Temporal } from "temporal-polyfill";
import { readValue } from "../../../store/journal.ts";
import type { View } from "../../../bot/work.ts";
import { countPapers } from "../count.ts";
import type { Charter, Poll, PollResult, Tally } from "../rules.ts";
import { countBallots, findTallyFaults, loadWhere } from "../store.ts";

/** The newest round that this proposal took part in. */
export async function loadRoundOver(view: View, proposal: number): Promise<Poll | undefined> {
  const rounds = await loadWhere(view, { kind: "round" });
  const over = rounds.filter(({ charter }) => charter.round?.plans.some(({ number }) => number === proposal));
  return over.sort((a, b) => Temporal.Instant.compare(b.openedAt, a.openedAt))[0];
}

/** What must hold of every poll: its running count, and what a round gave. */
export async function findFaults(tx: View["tx"], groupId: string): Promise<string[]> {
  return [...(await findTallyFaults(tx, groupId)), ...(await findRoundFaults(tx, groupId))];
}

/** No round gives more than it had, or something else than its papers say. */
async function findRoundFaults(tx: View["tx"], groupId: string): Promise<string[]> {
  const rounds = await tx.poll.findMany({ where: { groupId, kind: "round", state: "closed" } });
  const counts = rounds.length > 0 ? await countBallots(tx, { groupId }) : new Map<number, Tally>();
  return rounds.flatMap(({ number, charter: frozen, result: counted }) => {
    const charter = readValue(frozen) as Charter;
    const result = readValue(counted ?? "") as PollResult;
    const { round } = charter;
    if (!round || typeof result !== "object") return [];
    const recounted = countPapers({ charter, tally: counts.get(number) ?? {} }, round).funded ?? [];
    const given = (result.funded ?? []).reduce((total, plan) => total + plan.cents, 0);
    const same = JSON.stringify(recounted) === JSON.stringify(result.funded ?? []);
    return [
      ...(given > round.budget ? [`poll ${number} gives ${given} cents of ${round.budget}`] : []),
      ...(same ? [] : [`poll ${number} gives something else than its ballots say`]),
    ];
  });
}
