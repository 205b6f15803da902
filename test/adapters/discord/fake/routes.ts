import { FakeRefusal } from "./refusal.ts";

export interface Call {
  readonly body: unknown;
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly query: URLSearchParams;
}

type Answer = (call: Call, ...ids: readonly string[]) => unknown;

export interface Route {
  readonly method: string;
  readonly path: RegExp;
  readonly answer: Answer;
}

/** `/channels/:id/messages`: what stands for an id is given to the answer, in order. */
export function route(method: string, path: string, answer: Answer): Route {
  return { method, path: new RegExp(`^${path.replace(/:id/g, "([^/]+)")}$`), answer };
}

export function findRoute(routes: readonly Route[], method: string, path: string): (call: Call) => unknown {
  for (const { method: of, path: pattern, answer } of routes) {
    const found = of === method ? pattern.exec(path) : null;
    if (found) return (call) => answer(call, ...found.slice(1).map(decodeURIComponent));
  }
  throw new FakeRefusal(404, 0, `404: Not Found ${method} ${path}`);
}
