import { Temporal } from "temporal-polyfill";
import { main } from "../../../src/main.ts";

// The whole program, as its own process. Where a test says what time it is, that is the time until it ends.
const held = process.env["HELD_AT"];
if (held !== undefined) {
  const at = Temporal.Instant.from(held);
  Object.assign(Temporal.Now, { instant: () => at });
}
process.exitCode = await main(["start"]);
