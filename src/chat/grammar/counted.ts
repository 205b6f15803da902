import { foldWord } from "../../domain/text.ts";

/** A number before one of these counts something, so it is never the number of an idea or a vote. */
export const countedThings: ReadonlySet<string> = new Set(
  (
    "keer keren x maal stuks stuk st uur uren u euro euros eur cent cents man vrouw vrouwen mannen mensen personen persoon pers " +
    "buren buurvrouwen buurmannen bewoners kinderen kids jongens meiden leden gasten huishoudens gezinnen dag dagen week weken weekend " +
    "maand maanden jaar jaren minuten minuut min seconden sec straten straat huizen woningen panden blokken meter meters km kilometer " +
    "cm kilo kg gram liter procent punten stemmen bomen banken bankjes stoelen tafels zakken dozen flessen kopjes broden " +
    "pagina's bladzijden regels lijsten appjes mails brieven plekken plaatsen kamers trappen verdiepingen graden " +
    "januari februari maart april mei juni juli augustus september oktober november december " +
    "jan feb mrt apr jun jul aug sep sept okt nov dec " +
    "times time hours hour hrs o'clock people person persons neighbours residents kids children adults guests men women members " +
    "households days day weeks months month years year minutes minute mins seconds streets street houses homes meters metres kilos " +
    "percent points votes pounds dollars pieces trees benches chairs tables bags boxes bottles cups pages places seats rooms floors " +
    "degrees january february march may june july august october am pm of"
  )
    .split(" ")
    .map(foldWord),
);

const written: Readonly<Record<string, number>> = {
  een: 1,
  één: 1,
  one: 1,
  twee: 2,
  two: 2,
  drie: 3,
  three: 3,
  vier: 4,
  four: 4,
  vijf: 5,
  five: 5,
  zes: 6,
  six: 6,
  zeven: 7,
  seven: 7,
  acht: 8,
  eight: 8,
  negen: 9,
  nine: 9,
  tien: 10,
  ten: 10,
  elf: 11,
  eleven: 11,
  twaalf: 12,
  twelve: 12,
};

/** Numbers in words, in lower case: without accents and double letters "één" would be "en". */
export const numberWords: ReadonlyMap<string, number> = new Map(Object.entries(written));

/** Words that may stand before a number without changing what is said: "stem op nr 3". */
export const numberFillers: ReadonlySet<string> = new Set(
  (
    "nr nrs nummer num numero number # op voor bij over on for about to " +
    "idee voorstel plan stemming peiling idea proposal vote poll"
  )
    .split(" ")
    .map(foldWord),
);

/** The same, where it is said to the bot. */
export const freeFillers: ReadonlySet<string> = new Set(
  [...numberFillers, ..."van het de die dat deze onze mijn te aan of the that this my our".split(" ")].map(
    foldWord,
  ),
);
