export interface Guarding {
  /** Whether the library threw this by itself. */
  readonly isOfLibrary: (error: unknown) => boolean;
  /** What names this one failure in the log; drawn anew each time. */
  readonly reference: () => string;
  readonly log: (line: Readonly<Record<string, unknown>>) => void;
}

const own = /[\\/](?:src|adapters)[\\/]/;

/** Several platforms run in one process: what one does not know may be another's. */
const guards = new Set<Guarding>();

/**
 * What a platform's library throws by itself, where nobody of ours could catch it, is noted with a reference and ends
 * nothing: an odd event must not end the program. Every other error still does. Answers how to stop that.
 */
export function guardProcess(guarding: Guarding): () => void {
  if (guards.size === 0) {
    process.on("uncaughtException", caught);
    process.on("unhandledRejection", caught);
  }
  guards.add(guarding);
  return () => {
    if (guards.delete(guarding) && guards.size === 0) stopCatching();
  };
}

function caught(error: unknown): void {
  const guarding = [...guards].find(({ isOfLibrary }) => isOfLibrary(error));
  if (!guarding) {
    stopCatching();
    throw error;
  }
  const { log, reference } = guarding;
  log({ event: "failed", at: "library", reference: reference(), error: nameOf(error) });
}

function stopCatching(): void {
  process.off("uncaughtException", caught);
  process.off("unhandledRejection", caught);
}

/** Whether code of these packages comes first: an error of ours that only went through them is not meant. */
export function isThrownIn(packages: RegExp, error: unknown): boolean {
  const lines = (error instanceof Error ? (error.stack ?? "") : "").split("\n");
  const first = lines.find(
    (line) => packages.test(line) || (own.test(line) && !line.includes("node_modules")),
  );
  return first !== undefined && packages.test(first);
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : "unknown";
}
