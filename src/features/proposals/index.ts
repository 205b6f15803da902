import type { Feature } from "../../bot/feature.ts";
import { mineLine, overviewOf, proposalCard } from "./cards.ts";
import * as commands from "./commands.ts";
import { countMine, loadProposal, loadProposals, snapshotProposals } from "./store.ts";
import { en } from "./words/en.ts";
import { nl } from "./words/nl.ts";

const { idea, support, unsupport, withdraw, finish, ideas } = commands;

export const proposals: Feature = {
  name: "proposals",
  commands: [idea, support, unsupport, withdraw, finish, ideas],
  reactions: [commands.whenOpened, commands.whenDecided, commands.whenMerged],
  answers: [commands.answerProposal, commands.answerTitle, commands.answerOpen],
  snapshot: snapshotProposals,
  words: { nl, en },
  async offers(view) {
    const open = await loadProposals(view, ["open"]);
    const mine = view.member?.id;
    const supportable = open.filter(
      ({ memberId, supporters }) => memberId !== mine && !supporters.includes(mine ?? ""),
    );
    const may = await view.may("propose");
    return [
      ...(may ? ["idea"] : []),
      ...(may ? supportable.slice(0, 2).map(({ number }) => `support ${number}`) : []),
      ...(open.length > 0 ? ["ideas"] : []),
    ];
  },
  overview: async (view) => overviewOf(await loadProposals(view, ["accepted"]), view.member?.id),
  mine: async (view) => [mineLine(await countMine(view))],
  async tell(view, number) {
    const proposal = await loadProposal(view, number);
    return proposal && proposalCard(proposal);
  },
};
