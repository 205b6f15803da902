import { openStore } from "../../src/store/store.ts";

// A process of its own that opens a database, says so, and stays until it is killed.
await openStore(process.argv[2] ?? "");
process.stdout.write("open\n");
setInterval(() => undefined, 1000);
