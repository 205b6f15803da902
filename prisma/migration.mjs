// node prisma/migration.mjs NAME: joins prisma/*.prisma into one schema per database and writes the next
// migration of each by comparing it with the schema committed before. Needs no database and no network.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";

const dialects = [
  { name: "sqlite", provider: "sqlite", schemaName: "main" },
  { name: "postgresql", provider: "postgres", schemaName: "public" },
];

const engine = await loadEngine();
const name = process.argv[2] ?? "change";
const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
const folder = new URL(".", import.meta.url).pathname;
const parts = readdirSync(folder)
  .filter((file) => file.endsWith(".prisma"))
  .sort();
const models = parts.map((file) => readFileSync(folder + file, "utf8")).join("\n");

for (const dialect of dialects) {
  const schema = `${folder}${dialect.name}/schema.prisma`;
  const text = `// Made from prisma/*.prisma by prisma/migration.mjs.
generator client {
  provider = "prisma-client"
  output = "../../src/store/generated/${dialect.name}"
  importFileExtension = "ts"
  generatedFileExtension = "ts"
  compilerBuild = "small"
}

datasource db {
  provider = "${dialect.name}"
}

${models}`;
  const sql = await difference(dialect, existsSync(schema) ? readFileSync(schema, "utf8") : undefined, text);
  mkdirSync(`${folder}${dialect.name}/migrations`, { recursive: true });
  writeFileSync(schema, text);
  if (sql) writeFileSync(`${folder}${dialect.name}/migrations/${stamp}_${name}.sql`, sql);
  console.log(dialect.name, sql ? `${stamp}_${name}` : "no change");
}

async function difference(dialect, before, after) {
  const path = "schema.prisma";
  const adapter = bindMigrationAwareSqlAdapterFactory(withoutDatabase(dialect));
  const run = await engine.SchemaEngine.new({ datamodels: [[path, after]] }, () => {}, adapter);
  const { stdout } = await run.diff({
    from: before ? { tag: "schemaDatamodel", files: [{ path, content: before }] } : { tag: "empty" },
    to: { tag: "schemaDatamodel", files: [{ path, content: after }] },
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
    shadowDatabaseUrl: null,
  });
  return !stdout || /empty migration/i.test(stdout) ? undefined : stdout;
}

async function loadEngine() {
  const path = createRequire(import.meta.url)
    .resolve("@prisma/schema-engine-wasm")
    .replace(/\.js$/, "_bg");
  const bindings = await import(pathToFileURL(`${path}.js`).href);
  const wasm = new WebAssembly.Module(readFileSync(`${path}.wasm`));
  const { exports } = new WebAssembly.Instance(wasm, { "./schema_engine_bg.js": bindings });
  bindings.__wbg_set_wasm(exports);
  exports.__wbindgen_start();
  return bindings;
}

/** The engine asks an adapter for nothing but the server's version. */
function withoutDatabase({ provider, schemaName }) {
  const queryRaw = async () => ({
    columnNames: ["schema_exists", "version", "numeric_version"],
    columnTypes: [5, 7, 0],
    rows: [[true, "PostgreSQL 15.0", 150000]],
  });
  const connection = {
    provider,
    adapterName: "none",
    queryRaw,
    executeRaw: async () => 0,
    executeScript: async () => {},
    dispose: async () => {},
    getConnectionInfo: () => ({ schemaName, supportsRelationJoins: false }),
  };
  const connect = async () => connection;
  return { provider, adapterName: "none", connect, connectToShadowDb: connect };
}
