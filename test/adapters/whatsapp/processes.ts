import { readdirSync, readFileSync } from "node:fs";

/** The process of the browser that this process started; undefined where there is none now. */
export function browserOf(parent: number): number | undefined {
  return childrenOf(parent).find((child) => /chrom|headless/i.test(read(`/proc/${child}/cmdline`)));
}

/** What a process and all that it started hold of this machine's memory for themselves, in megabytes. */
export function memoryOf(process: number): number {
  const [, own = "0"] = /^Pss:\s+(\d+) kB/m.exec(read(`/proc/${process}/smaps_rollup`)) ?? [];
  const others = childrenOf(process).map(memoryOf);
  return others.reduce((sum, each) => sum + each, Number(own) / 1024);
}

function childrenOf(parent: number): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => read(`/proc/${name}/stat`).split(") ").at(-1)?.split(" ")[1] === String(parent))
    .map(Number);
}

/** Nothing where the process is gone by now. */
function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
