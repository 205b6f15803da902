import { openMemory } from "../../../adapters/whatsapp/memory.ts";

/** Notes one thing after another, and says of each that it may be relied on, until it is killed. */
const memory = await openMemory(process.argv[2] ?? "", 0);
const first = Math.ceil(memory.all("wrote").length / 1000) * 1000;
for (let number = first; ; number += 1) {
  await memory.note({ kind: "wrote", author: String(number), chat: "x@lid" });
  process.stdout.write(`noted ${number}\n`);
}
