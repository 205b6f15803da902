import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sqlite, type FreshDatabase } from "../../support/databases.ts";
import { makeNeighbourhood, type Neighbourhood } from "../../support/neighbourhood.ts";
import { readsAs } from "../../support/wordings.ts";

const called = "meeting 2026-03-10T19:30:00";

describe("said to the bot", () => {
  test.each([
    ["vergadering dinsdag 10 maart 19:30 in het Kraaiennest", `${called} "het Kraaiennest"`],
    ["Vergadering: op dinsdag 10 maart om 19.30 uur, in het Kraaiennest", `${called} "het Kraaiennest"`],
    ["plan een vergadering op dinsdag 10 maart om 19:30 in de tuin", `${called} "de tuin"`],
    ["we komen bij elkaar op 10 maart om 19.30 bij de poort", `${called} "de poort"`],
    ["ik kom naar 3", "attend 3 yes"],
    ["ik kom naar vergadering 3", "attend 3 yes"],
    ["ik ben erbij", "attend yes"],
    ["ik kom helaas niet", "attend no"],
    ["ik kan niet", "attend no"],
    ["ik ben er niet bij", "attend no"],
    ["ik weet nog niet of ik kom", "attend unsure"],
    ["agendapunt 3: mensen uit de flat", 'point 3 "mensen uit de flat"'],
    ["punt bij 3: zwerfvuil", "point 3 zwerfvuil"],
    ["zet de lantaarns op de agenda van 3", 'point 3 "de lantaarns"'],
    ["verplaats vergadering 3 naar 17 maart 20:00", "move 3 2026-03-17T20:00:00"],
    ["verzet 3 naar 17 maart 20:00 in de tuin", 'move 3 2026-03-17T20:00:00 place:"de tuin"'],
    ["annuleer vergadering 3: de zaal is bezet", 'call-off 3 because:"de zaal is bezet"'],
    ["zeg vergadering 3 af", "call-off 3"],
    ["agenda", "agenda"],
    ["wie komt er naar 3?", "agenda 3"],
    ["vergadering 3", "agenda 3"],
    ["wanneer is de volgende vergadering?", "meetings"],
  ])("%s", (text, says) => {
    expect(readsAs(text, "nl")).toEqual([says]);
  });

  test.each([
    ["meeting Tuesday 10 March 19:30 in the Kraaiennest", `${called} "the Kraaiennest"`],
    ["call a meeting on Tuesday 10 March at 19:30 at the garden", `${called} "the garden"`],
    ["we meet on 10 March at 19:30 in the hall", `${called} "the hall"`],
    ["I will be there", "attend yes"],
    ["yes I will come to meeting 3", "attend 3 yes"],
    ["sorry I can't come", "attend no"],
    ["I am not coming to 3", "attend 3 no"],
    ["I do not know yet", "attend unsure"],
    ["agenda item 3: litter", "point 3 litter"],
    ["item for 3: the street lights", 'point 3 "the street lights"'],
    ["put the lights on the agenda of 3", 'point 3 "the lights"'],
    ["move the meeting 3 to 17 March 20:00", "move 3 2026-03-17T20:00:00"],
    ["call off meeting 3 because it rains", 'call-off 3 because:"it rains"'],
    ["what is on the agenda of meeting 3?", "agenda 3"],
    ["who is coming to 3?", "agenda 3"],
    ["when is the next meeting?", "meetings"],
  ])("%s", (text, says) => {
    expect(readsAs(text, "en")).toEqual([says]);
  });

  test("the number of the message replied to may be left out", () => {
    expect(readsAs("agendapunt: zwerfvuil", "nl", 3)).toEqual(["point 3 zwerfvuil"]);
    expect(readsAs("verzet naar 17 maart 20:00", "nl", 3)).toEqual(["move 3 2026-03-17T20:00:00"]);
  });
});

const talk = {
  nl: [
    "De vergadering dinsdag was weer gezellig",
    "Vergadering gemist, hoe was het?",
    "vergadering dinsdag 10 maart 19:30 in het Kraaiennest, komt iedereen?",
    "vergadering dinsdag 10 maart in het Kraaiennest",
    "Is er nog een vergadering in maart?",
    "die vergadering van 19:30 in het Kraaiennest duurde lang",
    "Vergaderingen zijn niets voor mij",
    "bijeenkomst dinsdag 19:30 in de kerk",
    "ik kom zo",
    "ik kom er niet uit met die bon",
    "ik kom niet verder met het formulier",
    "Ik kom uit Suriname",
    "ik kom 3 minuten later",
    "ik kom 1 keer per week",
    "wie komt er?",
    "ik ben erbij",
    "agenda is vol deze week",
    "zet het in je agenda",
    "agendapunt 9: de fietsen",
    "Het agendapunt van 3 uur",
    "punt voor ons, weer gewonnen",
    "1 punt voor Ajax",
    "een agendapunt voor de volgende keer: de bomen",
    "agendapunten graag aan mij",
    "verzet 1 naar dinsdag 17 maart 20:00",
    "ik verzet 1 ding naar morgen",
    "verzet je niet zo",
    "kun je de afspraak verzetten naar dinsdag?",
    "vergadering 1 gaat niet door",
    "de vergadering gaat niet door",
    "vergadering 1 gaat niet door: zei iemand",
    "gaat de vergadering 1 door?",
  ],
  en: [
    "The meeting on Tuesday was fun",
    "meeting Tuesday 10 March in the Kraaiennest",
    "meeting Tuesday 10 March 19:30 in the Kraaiennest, right?",
    "is there a meeting in March?",
    "I missed the meeting at 19:30 in the hall",
    "meetings are boring",
    "nice meeting you in the garden",
    "our meeting, Tuesday 19:30 in the church",
    "I am coming down with a cold",
    "I am coming at 3 o'clock",
    "I am not coming back to this shop",
    "who is coming?",
    "I will be there",
    "agenda item 9: the bicycles",
    "put it on the agenda",
    "one item for 3 people: soup",
    "move 1 to Tuesday 17 March 20:00",
    "we move to 3 rooms tomorrow",
    "meeting 1 is cancelled",
    "the meeting is cancelled: no tea",
  ],
} as const;

describe("talk, with a meeting as the bot's newest message", () => {
  let database: FreshDatabase;
  let neighbourhood: Neighbourhood;

  beforeAll(async () => {
    database = await sqlite.fresh();
    neighbourhood = await makeNeighbourhood(database.url);
    await neighbourhood.says("ana", "start De Poort");
    await neighbourhood.says("ben", "hallo");
    await neighbourhood.says("ana", "vergadering dinsdag 24 maart 19:30 in het Kraaiennest");
  });

  afterAll(async () => {
    await neighbourhood.close();
    await database.drop();
  });

  test.each([...talk.nl, ...talk.en])("%s", async (line) => {
    const { heard, executed } = neighbourhood;
    const before = [heard.length, executed.length];
    await neighbourhood.says("ben", line);
    expect([heard.length, executed.length]).toEqual(before);
  });
});
