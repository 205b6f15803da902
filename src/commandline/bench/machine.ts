import { statfsSync } from "node:fs";
import { cpus, totalmem } from "node:os";

/** On what was measured. */
export interface Machine {
  readonly date: string;
  readonly node: string;
  readonly processor: string;
  readonly cores: number;
  readonly gigabytes: number;
}

export function describeMachine(): Machine {
  return {
    date: new Date().toISOString(),
    node: process.version,
    processor: cpus()[0]?.model ?? "",
    cores: cpus().length,
    gigabytes: Math.round(totalmem() / 2 ** 30),
  };
}

/** The kinds of file system by the number that Linux gives them. */
const kinds: Readonly<Record<number, string>> = {
  0xef53: "ext4",
  0x9123683e: "btrfs",
  0x58465342: "xfs",
  0x794c7630: "overlay",
  0x2fc12fc1: "zfs",
  0x01021994: "tmpfs",
};

/** The file system of a folder; on one in memory a commit costs nothing, so its figures say nothing. */
export function describeDisk(folder: string): { readonly fileSystem: string; readonly inMemory: boolean } {
  const { type } = statfsSync(folder);
  const fileSystem = kinds[type] ?? `0x${type.toString(16)}`;
  return { fileSystem, inMemory: fileSystem === "tmpfs" };
}
