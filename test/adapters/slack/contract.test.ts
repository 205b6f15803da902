import { describe } from "vitest";
import { testContract, type PlatformStage } from "../contract.ts";
import { startStage, userOf, ways, wordsOf, type Way } from "./stage.ts";

describe.each(ways)("Slack over %s keeps what every platform keeps", (way) => {
  testContract(() => openStage(way), { longestAcknowledgement: 3000 });
});

async function openStage(way: Way): Promise<PlatformStage> {
  const stage = await startStage(way);
  const { slack, adapter, bot, group } = stage;
  const posts = new Map<string, ReturnType<typeof slack.write>>();
  const receive = bot.receive.bind(bot);
  let wait = 0;
  bot.receive = async (inbound) => {
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    return receive(inbound);
  };
  const user = (who: string): string => userOf(who);

  return {
    ...{ adapter, bot, group: { platform: "slack", channel: `${slack.state.team}/${group.id}` } },
    authorOf: (who) => `${slack.state.team}/${user(who)}`,
    async types(who, text, message) {
      const post = posts.get(message) ?? slack.write(user(who), group, text);
      posts.set(message, post);
      const { ok, after } = await slack.tell(slack.payloads.message(group, post));
      return { acknowledged: ok, after };
    },
    async echoes(text) {
      const { botUser, botId, appId } = slack.state;
      const post = slack.write(botUser, group, text);
      const own = { bot_id: botId, app_id: appId };
      await slack.tell(slack.payloads.message(group, post, own));
      await slack.tell(
        slack.payloads.message(group, post, { ...own, subtype: "bot_message", user: undefined }),
      );
    },
    did: () => stage.executed.flatMap(({ says, refused }) => (refused ? [] : [says])),
    sees: (who) => stage.sees(user(who)).map(wordsOf),
    refused: () =>
      slack.calls.flatMap(({ method, answer }) =>
        answer["ok"] === true ? [] : [`${method}: ${String(answer["error"] ?? answer["status"])}`],
      ),
    slow: (milliseconds) => void (wait = milliseconds),
    settled: () => stage.settled(),
    async isReached() {
      const post = slack.write(user("ben"), group, "hallo");
      return (await slack.tell(slack.payloads.message(group, post))).ok;
    },
    close: () => stage.close(),
  };
}
