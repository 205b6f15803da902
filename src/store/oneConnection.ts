import type { SqlDriverAdapter, SqlDriverAdapterFactory, Transaction } from "@prisma/driver-adapter-utils";

/**
 * SQLite has one connection, and the stock adapter sends a query made outside a transaction into whatever transaction
 * is open on it: rolled back together with it, though it was already acknowledged. Here everybody waits their turn.
 */
export function takeTurns(factory: SqlDriverAdapterFactory, pragmas: string): SqlDriverAdapterFactory {
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    async connect() {
      const connection = await factory.connect();
      await connection.executeScript(pragmas);
      return inTurns(connection);
    },
  };
}

function inTurns(connection: SqlDriverAdapter): SqlDriverAdapter {
  let last: Promise<void> = Promise.resolve();

  async function takeTurn(): Promise<() => void> {
    const before = last;
    let end = (): void => undefined;
    last = new Promise((resolve) => {
      end = resolve;
    });
    await before;
    return end;
  }

  async function alone<T>(query: () => Promise<T>): Promise<T> {
    const end = await takeTurn();
    try {
      return await query();
    } finally {
      end();
    }
  }

  return {
    provider: connection.provider,
    adapterName: connection.adapterName,
    queryRaw: (query) => alone(() => connection.queryRaw(query)),
    executeRaw: (query) => alone(() => connection.executeRaw(query)),
    executeScript: (script) => alone(() => connection.executeScript(script)),
    dispose: () => connection.dispose(),
    ...(connection.getConnectionInfo
      ? { getConnectionInfo: connection.getConnectionInfo.bind(connection) }
      : {}),
    async startTransaction(level) {
      const end = await takeTurn();
      try {
        return endingTurn(await connection.startTransaction(level), end);
      } catch (error) {
        end();
        throw error;
      }
    },
  };
}

function endingTurn(transaction: Transaction, end: () => void): Transaction {
  const ending = (close: () => Promise<void>) => async () => {
    try {
      await close();
    } finally {
      end();
    }
  };
  return new Proxy(transaction, {
    get(target, name) {
      if (name === "commit") return ending(() => target.commit());
      if (name === "rollback") return ending(() => target.rollback());
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === "function" ? (value.bind(target) as unknown) : value;
    },
  });
}
