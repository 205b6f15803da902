import type { Context } from "hono";
import { streamSSE, type SSEStreamingApi } from "hono/streaming";

/** Proxies and browsers give up on a silent stream; this keeps it alive. */
const heartbeat = 25_000;

/** Open pages that want to know when something changed; they fetch the page anew themselves. */
export interface Live {
  follow(context: Context): Response;
  end(): void;
}

export function makeLive(watch: (changed: () => void) => () => void): Live {
  const open = new Set<SSEStreamingApi>();

  function follow(context: Context): Response {
    return streamSSE(context, async (stream) => {
      open.add(stream);
      const stopWatching = watch(() => void stream.writeSSE({ event: "changed", data: "" }));
      const ended = new Promise<void>((resolve) => stream.onAbort(resolve));
      const beat = setInterval(() => void stream.writeSSE({ event: "alive", data: "" }), heartbeat);
      await stream.writeSSE({ event: "alive", data: "" });
      await ended;
      clearInterval(beat);
      stopWatching();
      open.delete(stream);
    });
  }

  return {
    follow,
    end() {
      for (const stream of open) stream.abort();
      open.clear();
    },
  };
}
