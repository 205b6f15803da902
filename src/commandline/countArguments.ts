import { Command, InvalidArgumentError, Option } from "commander";

import type { Order } from "../counting/order.ts";
import type { CountOptions } from "../counting/report.ts";

/** What was asked on the command line. */
export interface Asked {
  readonly file: string;
  readonly options: CountOptions;
  readonly json: boolean;
}

type Given = { -readonly [Key in keyof CountOptions]: CountOptions[Key] } & {
  json?: true;
  winningVotes?: true;
  margins?: true;
};

/** Reads the arguments. Throws CommanderError, after one line on `error`, when they cannot be read or help was asked. */
export function readArguments(
  argv: readonly string[],
  rules: readonly string[],
  output: { readonly out: (text: string) => void; readonly error: (text: string) => void },
): Asked {
  const command = new Command("count")
    .description("Counts a file of votes (.pb, .blt, PrefLib or CSV, also packed with gzip) and shows why.")
    .argument("<file>", "the file of votes")
    .requiredOption("--rule <rule>", rules.join(", "))
    .addOption(
      new Option("--utility <utility>", "of equal-shares").choices([
        "cost",
        "cardinality",
        "points",
        "borda",
      ]),
    )
    .addOption(
      new Option("--completion <completion>", "of equal-shares").choices(["none", "greedy", "add1", "add1u"]),
    )
    .addOption(
      new Option("--form <form>", "of the budget rules").choices(["pabutools", "compute-tool", "resident"]),
    )
    .addOption(new Option("--by <score>", "of greedy").choices(["votes", "votes-per-cost"]))
    .option("--stopping", "of greedy: stop at the first project that does not fit instead of skipping it")
    .addOption(
      new Option("--winning-votes", "strength of a defeat: votes of the winning side").conflicts("margins"),
    )
    .addOption(new Option("--margins", "strength of a defeat: by how many votes"))
    .option("--seats <number>", "how many win", readCount)
    .option("--order <order>", "breaks ties: id, cost, submitted or seed:TEXT", readOrder, {
      by: "submitted",
    })
    .option(
      "--quorum <quorum>",
      "of majority and consent: a number of people, or a share of the entitled (1/3)",
    )
    .option("--entitled <number>", "of majority and consent: how many may vote", readCount)
    .option("--threshold <threshold>", 'of majority: "more than 1/2" (the default) or "at least 2/3"')
    .option("--most <number>", "of multiple-choice: how many options a voter may mark", readCount)
    .option("--dots <number>", "of dots: how many a voter has", readCount)
    .option("--per-option <number>", "of dots: how many one option may get from a voter", readCount)
    .addOption(new Option("--unscored <meaning>", "of score").choices(["zero", "no-opinion"]))
    .option("--json", "print the result as JSON")
    .showSuggestionAfterError(false)
    .exitOverride()
    .configureOutput({
      writeOut: output.out,
      writeErr: output.error,
      outputError: (text, write) =>
        write(
          `${text
            .replace(/^error: /, "")
            .trim()
            .replace(/\s+/g, " ")}\n`,
        ),
    })
    .parse([...argv], { from: "user" });
  const { json = false, winningVotes, margins, ...options } = command.opts<Given>();
  const strength = margins ? "margins" : winningVotes ? "winning-votes" : undefined;
  const [file = ""] = command.args;
  return { file, options: { ...options, ...(strength ? { strength } : {}) }, json };
}

function readCount(text: string): number {
  const number = Number(text);
  if (/^\d{1,9}$/.test(text) && number >= 1) return number;
  throw new InvalidArgumentError("It must be a whole number from 1.");
}

function readOrder(text: string): Order {
  if (text === "id" || text === "cost" || text === "submitted") return { by: text };
  if (text.startsWith("seed:") && text.length > 5) return { by: "seed", seed: text.slice(5) };
  throw new InvalidArgumentError("It must be id, cost, submitted or seed:TEXT.");
}
