import { openGroup } from "./group.ts";

/** Lets a neighbourhood do everything that changes its state, at least once, so that every kind of row exists. */
export async function liveThrough(url: string): Promise<void> {
  const group = await openGroup(url);
  const { says, presses, pass } = group;
  await says("ana", "start Hart voor de buurt");
  for (const resident of ["ben", "cem", "dina", "eva", "fay"]) await says(resident, "hallo allemaal");
  await says("ana", "ben is penningmeester");
  await says("ana", "eva is secretaris");
  await says("ben", "ontvangen 15.000 euro van stadsdeel Zuidoost");
  await says("cem", "idee: bankje bij de poort, 250 euro");
  await says("dina", "idee: bloembakken op het plein");
  await says("dina", "steun 1");
  await says("eva", "steun 1");
  await says("ana", "stemming 1 tot vrijdag 20:00");
  await says("cem", "ja 1");
  await says("dina", "ja 1");
  await says("eva", "nee 1, te duur");
  await presses(
    "ana",
    'question "Welke kleur krijgt de bank?" "rood, groen of blauw" until:2026-03-05T20:00:00',
  );
  await presses("cem", "vote 3 2");
  await presses("ana", 'extend 3 2026-03-06T20:00:00 because:"meer tijd"');
  await presses("ana", 'question "Welke dag?" "zaterdag of zondag"');
  await presses("ana", 'cancel 4 because:"verkeerde vraag"');
  await pass({ hours: 120 });
  await says("ben", "betaald 230,50 voor 1 aan de bouwmarkt");
  await presses("ben", 'paid 1000 to:"de drukker"');
  await presses("ben", "reverse 4");
  await says("ben", "plan 1 klaar");
  await presses("dina", "withdraw 2");
  await says("cem", "idee: hek om de tuin, 300 euro");
  await says("eva", "idee: lampen in de straat, 200 euro");
  await presses("ana", "round 5-6 way:marks budget:40000 until:2026-03-09T20:00:00");
  await says("cem", "cijfers 7: 5 een 8, 6 een 6");
  await says("dina", "7: 5 een 7");
  await pass({ hours: 72 });
  await presses("fay", "leave");
  await presses("ana", 'map-role "@Straat <r7>" board', []);
  await presses("dina", "members", ["r7"]);
  await group.close();
}
