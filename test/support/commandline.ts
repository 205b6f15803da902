import { vi } from "vitest";
import { main } from "../../src/main.ts";

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

/** Runs the command line in this process and catches what it prints. */
export async function runCommand(...argv: readonly string[]): Promise<Ran> {
  const printed = { out: "", error: "" };
  const out = vi
    .spyOn(process.stdout, "write")
    .mockImplementation((text) => Boolean((printed.out += String(text))));
  const error = vi
    .spyOn(process.stderr, "write")
    .mockImplementation((text) => Boolean((printed.error += String(text))));
  try {
    return { code: await main(argv), ...printed };
  } finally {
    out.mockRestore();
    error.mockRestore();
  }
}
