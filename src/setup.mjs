// Every npm script comes here first: it installs what is missing, says what it does, and then runs the command.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = new URL("..", import.meta.url).pathname;
const marks = join(root, "node_modules/.buurtbot");
const [command = "start", ...rest] = process.argv.slice(2);

checkNode();
install();
generate();
if (command === "test") {
  const vitest = join(root, "node_modules/vitest/vitest.mjs");
  process.exitCode = run(
    [vitest, "run", "--config", join(root, "test/vitest.config.ts"), ...rest],
    "inherit",
  );
} else {
  const { register } = await import("tsx/esm/api");
  register({ tsconfig: join(root, "tsconfig.json") });
  const { main } = await import("./main.ts");
  process.exitCode = await main([command, ...rest]);
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if ((major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24) return;
  fail(`Buurtbot needs Node 20.19, 22.12 or 24 and newer; this is ${process.versions.node}.`);
}

function install() {
  // What was compiled for one Node does not run on the next: another Node installs anew.
  const lock = `${hash(readFileSync(join(root, "package-lock.json")))} ${process.versions.modules}`;
  if (isMarked("installed", lock)) return;
  tell(
    "Installing the libraries that package-lock.json names. The database library may compile: about a minute.",
  );
  const npm = process.env.npm_execpath;
  const args = ["ci", "--no-audit", "--no-fund", "--loglevel=error"];
  const env = { ...process.env, PUPPETEER_SKIP_DOWNLOAD: "true" };
  const { status } = npm
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, env, stdio: ["ignore", 2, 2] })
    : spawnSync("npm", args, { cwd: root, env, stdio: ["ignore", 2, 2] });
  if (status !== 0) fail("npm ci did not finish. Check the network and run the same command again.");
  chooseDatabaseLibrary();
  mark("installed", lock);
}

/**
 * Nodes since 24.16 end the program when the older database library cleans up, and Node 20 cannot load the newer one. Both
 * stand in package-lock.json, and whoever asks for the library finds the one that runs here.
 */
function chooseDatabaseLibrary() {
  if (Number(process.versions.node.split(".")[0]) < 24) return;
  const [library, newer] = ["better-sqlite3", "better-sqlite3-node24"].map((name) =>
    join(root, "node_modules", name),
  );
  rmSync(library, { recursive: true, force: true });
  cpSync(newer, library, { recursive: true });
}

function generate() {
  const schemas = ["sqlite", "postgresql"].map((dialect) => join(root, "prisma", dialect, "schema.prisma"));
  const models = hash(Buffer.concat(schemas.map((file) => readFileSync(file))));
  const made = ["sqlite", "postgresql"].every((name) => {
    const folder = join(root, "src/store/generated", name);
    return existsSync(folder) && readdirSync(folder).length > 0;
  });
  if (made && isMarked("generated", models)) return;
  tell("Making the database clients from prisma/*/schema.prisma.");
  for (const dialect of ["sqlite", "postgresql"]) {
    const prisma = join(root, "node_modules/prisma/build/index.js");
    const args = [prisma, "generate", "--config", join(root, "prisma/config.ts")];
    const env = {
      ...process.env,
      DIALECT: dialect,
      PRISMA_HIDE_UPDATE_MESSAGE: "true",
      CHECKPOINT_DISABLE: "1",
    };
    if (run(args, ["ignore", "ignore", 2], env) !== 0) fail(`The client for ${dialect} could not be made.`);
  }
  mark("generated", models);
}

function run(args, stdio, env = process.env) {
  return spawnSync(process.execPath, args, { cwd: root, env, stdio }).status ?? 1;
}

function isMarked(name, value) {
  const file = join(marks, name);
  return existsSync(file) && readFileSync(file, "utf8") === value;
}

function mark(name, value) {
  mkdirSync(marks, { recursive: true });
  writeFileSync(join(marks, name), value);
}

function hash(bytes) {
  return createHash("sha256").update(bytes).digest("hex");
}

function tell(line) {
  process.stderr.write(`${line}\n`);
}

function fail(line) {
  tell(line);
  process.exit(1);
}
