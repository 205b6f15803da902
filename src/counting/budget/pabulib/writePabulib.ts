import type { Election } from "../election.ts";
import { votersOf } from "../election.ts";
import { whole } from "../numbers.ts";
import { writeDecimal } from "./decimals.ts";

/**
 * An election in the Pabulib format (https://pabulib.org/format), UTF-8, as `readPabulib` reads it. Voters are numbered
 * from 1 in their order: an election holds no names.
 */
export function writePabulib(election: Election): Uint8Array {
  const lines = ["META", "key;value"];
  const own = new Map([
    ["num_projects", String(election.projects.length)],
    ["num_votes", String(votersOf(election))],
    ["budget", writeDecimal(election.budget, election.scale)],
    ["vote_type", election.voteType],
  ]);
  for (const [key, value] of new Map([...election.about, ...own]))
    lines.push(`${field(key)};${field(value)}`);
  lines.push("PROJECTS", "project_id;cost;name");
  for (const { id, cost, name } of election.projects)
    lines.push(`${field(id)};${writeDecimal(cost, election.scale)};${field(name)}`);
  const pointed = election.ballots.points.length > 0;
  const withPoints = pointed || election.voteType === "cumulative" || election.voteType === "scoring";
  lines.push("VOTES", withPoints ? "voter_id;vote;points" : "voter_id;vote");
  const ballots = election.ballots.weight.length;
  const written = Array.from({ length: ballots }, (_, ballot) => writeBallot(election, ballot, withPoints));
  for (const [voter, ballot] of election.ballots.ofVoter.entries())
    lines.push(`${voter + 1};${written[ballot] ?? ""}`);
  return Buffer.from(`${lines.join("\n")}\n`, "utf8");
}

function writeBallot(
  { ballots, projects, pointScale }: Election,
  ballot: number,
  withPoints: boolean,
): string {
  const ids: string[] = [];
  const points: string[] = [];
  for (let entry = whole(ballots.start, ballot); entry < whole(ballots.start, ballot + 1); entry += 1) {
    ids.push(projects[whole(ballots.project, entry)]?.id ?? "");
    points.push(writeDecimal(BigInt(ballots.points[entry] ?? 1), pointScale));
  }
  return withPoints ? `${field(ids.join(","))};${points.join(",")}` : field(ids.join(","));
}

/** Quoted where the text could be taken for something else. */
function field(text: string): string {
  return /[";\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
