import { defineConfig } from "prisma/config";

// `generate` asks for a schema engine that it never runs and that cannot be downloaded everywhere:
// any executable will do.
process.env["PRISMA_SCHEMA_ENGINE_BINARY"] ??= process.execPath;

const dialect = process.env["DIALECT"] ?? "sqlite";

export default defineConfig({ schema: `${dialect}/schema.prisma` });
