/** What was asked of a database. */
interface Counted {
  /** Every statement but those that begin and end a transaction. */
  readonly statements: number;
  /** How often something was brought to the disk. */
  readonly commits: number;
}

export interface StatementCounter {
  readonly told: (statement: string) => void;
  /** What was told since the last time it was asked. */
  readonly take: () => Counted;
}

/** Counts what it is told; `each` hears the statements themselves. */
export function makeCounter(each: (statement: string) => void = () => undefined): StatementCounter {
  let isInside = false;
  let statements = 0;
  let commits = 0;

  function told(statement: string): void {
    each(statement);
    const [verb = ""] = statement.trimStart().toUpperCase().split(/\s/u, 1);
    if (verb === "BEGIN") isInside = true;
    else if (verb === "COMMIT" || statement === "ROLLBACK") {
      isInside = false;
      commits += Number(verb === "COMMIT");
    } else if (verb !== "PRAGMA") {
      statements += 1;
      // Outside a transaction each change is brought to the disk by itself.
      if (!isInside && verb !== "SELECT") commits += 1;
    }
  }

  function take(): Counted {
    const counted = { statements, commits };
    statements = 0;
    commits = 0;
    return counted;
  }

  return { told, take };
}
