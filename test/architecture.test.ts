import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";

const root = new URL("..", import.meta.url).pathname;

interface Import {
  readonly from: string;
  /** A path from the root, or the name of a package. */
  readonly to: string;
}

/** Which room a file is in; what has no room here may import nothing. */
const rooms: readonly (readonly [name: string, path: RegExp])[] = [
  ["rules", /^src\/features\/\w+\/(?:\w+\/)?(rules|ledger|times|count)\.ts$/],
  ["facts", /^src\/features\/\w+\/facts\.ts$/],
  ["feature store", /^src\/features\/\w+\/(?:\w+\/)?store\.ts$/],
  ["feature list", /^src\/features\/index\.ts$/],
  ["feature", /^src\/features\/\w+\//],
  ["domain", /^src\/domain\//],
  ["counting", /^src\/counting\//],
  ["chat", /^src\/chat\//],
  ["bot", /^src\/bot\//],
  ["store", /^src\/store\//],
  ["adapter list", /^adapters\/index\.ts$/],
  ["adapter index", /^adapters\/\w+\/index\.tsx?$/],
  ["adapter", /^adapters\/\w+\//],
  ["bench", /^src\/commandline\/bench\//],
  ["main", /^src\/(main|settings)\.ts$|^src\/commandline\//],
];

/** Who may import whom, beside their own room. */
const may: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  counting: ["domain"],
  store: ["domain"],
  chat: ["domain"],
  bot: ["domain", "chat", "store"],
  rules: ["domain", "counting"],
  facts: ["domain", "bot", "rules"],
  "feature store": ["domain", "chat", "bot", "store", "rules", "facts"],
  feature: ["domain", "chat", "bot", "rules", "facts", "feature store"],
  "feature list": ["bot", "feature"],
  adapter: ["domain", "chat"],
  "adapter index": ["domain", "chat", "adapter"],
  "adapter list": ["chat", "adapter index"],
  // What is measured is compared with the bare libraries.
  bench: ["domain", "counting", "chat", "bot", "store", "feature list", "main"],
  main: [
    "bench",
    "domain",
    "counting",
    "chat",
    "bot",
    "store",
    "feature list",
    "adapter",
    "adapter index",
    "adapter list",
  ],
};

/** Packages and the rooms that may use them; a package that is not here may be used nowhere. */
const packages: readonly (readonly [name: RegExp, rooms: readonly string[]])[] = [
  [
    /^node:(crypto|zlib|buffer|module)$/,
    ["domain", "counting", "store", "bot", "main", "bench", "adapter", "adapter index"],
  ],
  [/^node:/, ["store", "main", "bench", "adapter", "adapter index"]],
  [
    /^temporal-polyfill$/,
    ["domain", "chat", "bot", "rules", "feature store", "feature", "adapter", "adapter index", "main"],
  ],
  [/^rrule-temporal$/, ["domain"]],
  [/^(fastest-levenshtein|intl-messageformat)$/, ["chat", "bot"]],
  [/^(@prisma\/.+|pg)$/, ["store"]],
  [/^better-sqlite3$/, ["store", "bench"]],
  [/^csv-stringify/, ["feature", "counting"]],
  [/^votes$/, ["main", "bench"]],
  [/^@resvg\/resvg-js$/, ["bot"]],
  [/^(zod|hono|@hono\/.+)/, ["adapter", "adapter index", "main", "chat"]],
  [/^@slack\/(bolt|types)$/, ["adapter", "adapter index"]],
  [/^discord-api-types\//, ["adapter", "adapter index"]],
  [/^discord\.js$/, ["adapter"]],
  [/^(whatsapp-web\.js|uqr)$/, ["adapter", "adapter index"]],
  [/^(commander|pino|node-cron)$/, ["main"]],
];

function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((file) => join(folder, file))
    .filter((file) => /\.tsx?$/.test(file) && !file.includes("/generated/"));
}

const sources = [...filesIn("src"), ...filesIn("adapters")];

function importsOf(file: string): Import[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(join(root, file), "utf8"), true, true);
  return importedFiles.map(({ fileName }) => ({
    from: file,
    to: fileName.startsWith(".") ? normalize(join(dirname(file), fileName)) : fileName,
  }));
}

const imports = sources.flatMap(importsOf);

function roomOf(path: string): string | undefined {
  return rooms.find(([, pattern]) => pattern.test(path))?.[0];
}

function featureOf(path: string): string | undefined {
  return /^src\/features\/(\w+)\//.exec(path)?.[1];
}

function folderOf(path: string): string {
  return path.split("/").slice(0, 2).join("/");
}

/** Why this import is not allowed; undefined where it is. */
function wrongWith({ from, to }: Import): string | undefined {
  const here = roomOf(from);
  if (here === undefined) return `${from} is in no room`;
  if (!to.startsWith("src/") && !to.startsWith("adapters/")) {
    const users = packages.find(([name]) => name.test(to))?.[1];
    return users?.includes(here) ? undefined : `${from} (${here}) may not use ${to}`;
  }
  const there = roomOf(to);
  const [mine, other] = [featureOf(from), featureOf(to)];
  if (mine !== undefined && other !== undefined && mine !== other) {
    const factsOnly = there === "facts" && here !== "rules";
    return factsOnly ? undefined : `${from} may import only the facts of ${other}`;
  }
  if (
    here.startsWith("adapter") &&
    here !== "adapter list" &&
    folderOf(from) !== folderOf(to) &&
    to.startsWith("adapters/")
  ) {
    return `${from} may not import another adapter`;
  }
  const allowed = here === there || (there !== undefined && may[here]?.includes(there));
  return allowed ? undefined : `${from} (${here}) may not import ${to} (${there ?? "no room"})`;
}

describe("the house", () => {
  test("every import is in the table", () => {
    expect(imports.flatMap((each) => wrongWith(each) ?? [])).toEqual([]);
    expect(imports.length).toBeGreaterThan(300);
  });

  test("an import that is not in the table is refused", () => {
    expect(wrongWith({ from: "src/domain/money.ts", to: "src/store/store.ts" })).toBeDefined();
    expect(
      wrongWith({ from: "src/features/voting/commands.ts", to: "src/features/budget/store.ts" }),
    ).toBeDefined();
    expect(wrongWith({ from: "src/features/voting/rules.ts", to: "src/bot/work.ts" })).toBeDefined();
    expect(wrongWith({ from: "src/chat/fit.ts", to: "left-pad" })).toBeDefined();
    expect(wrongWith({ from: "src/elsewhere/new.ts", to: "src/domain/money.ts" })).toBeDefined();
    expect(wrongWith({ from: "adapters/web/index.ts", to: "adapters/script/read.ts" })).toBeDefined();
  });

  test("facts make no circles between features", () => {
    const edges = imports
      .map(({ from, to }) => [featureOf(from), featureOf(to)] as const)
      .filter(([a, b]) => a !== undefined && b !== undefined && a !== b);
    const reaches = (from: string, goal: string, seen: readonly string[]): boolean =>
      edges.some(
        ([a, b]) =>
          a === from &&
          (b === goal || (b !== undefined && !seen.includes(b) && reaches(b, goal, [...seen, b]))),
      );
    const names = new Set(sources.flatMap((file) => featureOf(file) ?? []));
    expect([...names].filter((name) => reaches(name, name, []))).toEqual([]);
    expect(edges.length).toBeGreaterThan(5);
  });

  test("only a feature's store knows the database", () => {
    const knowing = sources.filter((file) => {
      const text = readFileSync(join(root, file), "utf8");
      return featureOf(file) !== undefined && !file.endsWith("/store.ts") && /\btx\b/.test(text);
    });
    expect(knowing).toEqual([]);
  });

  test("the core knows no platform by name", () => {
    const core = sources.filter((file) => file.startsWith("src/") && roomOf(file) !== "main");
    const naming = core.filter((file) =>
      /slack|discord|whatsapp/i.test(readFileSync(join(root, file), "utf8")),
    );
    expect(naming).toEqual([]);
  });

  test("only the clock reads the time and only seeds are random", () => {
    const core = sources.filter(
      (file) => file.startsWith("src/") && !["main", "bench", "store"].includes(roomOf(file) ?? ""),
    );
    const text = (file: string): string => readFileSync(join(root, file), "utf8");
    expect(core.filter((file) => /Temporal\.Now|Date\.now|new Date\(\)/.test(text(file)))).toEqual([
      "src/bot/clock.ts",
    ]);
    expect(core.filter((file) => /Math\.random|randomBytes|randomUUID/.test(text(file)))).toEqual([]);
  });
});
