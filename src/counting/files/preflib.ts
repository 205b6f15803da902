import { mostVotes, type RankedBallot } from "../ranked/ballots.ts";
import type { RankedFile } from "./rankedFile.ts";
import { badLine, mostOptions, readWhole, shown, splitLines } from "./text.ts";

/**
 * Reads PrefLib orders (.soc, .soi, .toc, .toi; preflib.org/format): "# KEY: value" lines, then "count: 1,{2,3},4".
 * Equal ranks stay equal. Ids are the numbers of the alternatives. The file must keep what its header says: complete
 * orders (soc, toc), strict ones (soc, soi), as many voters. Throws BadInput with the line.
 */
export function readPreflib(text: string): RankedFile {
  const lines = splitLines(text);
  const header = new Map<string, { readonly value: string; readonly line: number }>();
  const ballots: RankedBallot[] = [];
  let alternatives = 0;
  let votes = 0;
  for (const [index, written] of lines.entries()) {
    const line = written.trim();
    if (line === "") continue;
    if (line.startsWith("#")) {
      const entry = /^#\s*([^:]+?)\s*:\s*(.*)$/.exec(line);
      if (entry) header.set((entry[1] ?? "").toUpperCase(), { value: entry[2] ?? "", line: index + 1 });
      continue;
    }
    if (alternatives === 0) alternatives = countAlternatives(header, index + 1);
    const ballot = readOrder(line, index + 1, alternatives);
    checkOrder(ballot, header.get("DATA TYPE")?.value.toLowerCase() ?? "toi", alternatives, index + 1);
    ballots.push(ballot);
    votes += ballot.weight;
    if (votes > mostVotes) throw badLine(index + 1, `more than ${mostVotes} votes`);
  }
  if (alternatives === 0) alternatives = countAlternatives(header, lines.length);
  const voters = header.get("NUMBER VOTERS");
  if (voters && readWhole(voters.value) !== votes) {
    throw badLine(voters.line, `the header says ${shown(voters.value)} voters, the orders hold ${votes}`);
  }
  const options = Array.from({ length: alternatives }, (_, index) => {
    const id = `${index + 1}`;
    return { id, name: header.get(`ALTERNATIVE NAME ${id}`)?.value ?? id };
  });
  return { title: header.get("TITLE")?.value ?? "", seats: 1, options, ballots };
}

function countAlternatives(
  header: ReadonlyMap<string, { readonly value: string; readonly line: number }>,
  line: number,
): number {
  const entry = header.get("NUMBER ALTERNATIVES");
  if (!entry) throw badLine(line, 'the header does not say "# NUMBER ALTERNATIVES"');
  const alternatives = readWhole(entry.value);
  if (alternatives !== null && alternatives >= 1 && alternatives <= mostOptions) return alternatives;
  throw badLine(entry.line, `${shown(entry.value)} is not a number of alternatives from 1 to ${mostOptions}`);
}

const order = /^(\d+)\s*:\s*(.*)$/;
const rank = /^\{([^{}]*)\}$|^([^{},]+)$/;

function readOrder(text: string, line: number, alternatives: number): RankedBallot {
  const found = order.exec(text);
  const weight = found ? readWhole(found[1] ?? "") : null;
  if (!found || weight === null || weight === 0) throw badLine(line, `${shown(text)} is not "count: order"`);
  const fields = (found[2] ?? "").match(/\{[^{}]*\}|[^,{}]+|[{}]/g) ?? [];
  const seen = new Set<number>();
  const ranking = fields.flatMap((written, index) => {
    const field = written.trim();
    if (field === "") return [];
    const parts = rank.exec(field);
    if (!parts) throw badLine(line, `${shown(field)} is not an alternative`, index + 1);
    const group = (parts[1] ?? parts[2] ?? "").split(",").map((each) => {
      const number = readWhole(each.trim());
      if (number === null || number < 1 || number > alternatives) {
        throw badLine(line, `there is no alternative ${shown(each)}, only 1 to ${alternatives}`, index + 1);
      }
      if (seen.has(number)) throw badLine(line, `alternative ${number} stands twice`, index + 1);
      seen.add(number);
      return number - 1;
    });
    return [group];
  });
  return { weight, ranking };
}

function checkOrder({ ranking }: RankedBallot, type: string, alternatives: number, line: number): void {
  if (type.startsWith("s") && ranking.some((group) => group.length > 1)) {
    throw badLine(line, `equal ranks in a file of strict orders (${type})`);
  }
  if (type.endsWith("c") && ranking.flat().length !== alternatives) {
    throw badLine(line, `the order is not complete, in a file of complete orders (${type})`);
  }
}

/** The kind of orders a vote holds: strict or with ties, complete or incomplete. */
export function preflibType({ options, ballots }: RankedFile): "soc" | "soi" | "toc" | "toi" {
  const ties = ballots.some(({ ranking }) => ranking.some((group) => group.length > 1));
  const complete = ballots.every(({ ranking }) => ranking.flat().length === options.length);
  return ties ? (complete ? "toc" : "toi") : complete ? "soc" : "soi";
}

/** Writes what `readPreflib` reads. The format knows neither seats nor withdrawn options; names lose line breaks. */
export function writePreflib(file: RankedFile): string {
  const orders = file.ballots.map(({ weight, ranking }) => {
    const groups = ranking.map((group) => group.map((option) => option + 1).join(","));
    return `${weight}: ${groups.map((group) => (group.includes(",") ? `{${group}}` : group)).join(",")}`;
  });
  const line = (text: string): string => text.replace(/\s+/g, " ").trim();
  const unique = new Set(orders.map((text) => text.slice(text.indexOf(":"))));
  return [
    `# TITLE: ${line(file.title)}`,
    `# DATA TYPE: ${preflibType(file)}`,
    `# NUMBER ALTERNATIVES: ${file.options.length}`,
    `# NUMBER VOTERS: ${file.ballots.reduce((sum, { weight }) => sum + weight, 0)}`,
    `# NUMBER UNIQUE ORDERS: ${unique.size}`,
    ...file.options.map(({ name }, index) => `# ALTERNATIVE NAME ${index + 1}: ${line(name)}`),
    ...orders,
    "",
  ].join("\n");
}
