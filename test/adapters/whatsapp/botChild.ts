import { whatsapp } from "../../../adapters/whatsapp/index.ts";
import { start } from "../../../src/commandline/start.ts";

// The whole program on WhatsApp alone, as its own process.
process.exitCode = await start(process.env, [whatsapp]);
