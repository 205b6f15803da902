import { timingSafeEqual } from "node:crypto";
import type { MiddlewareHandler } from "hono";
import { secureHeaders } from "hono/secure-headers";

const ownNames = ["127.0.0.1", "localhost"];

/** Nothing from elsewhere, nothing inline: residents' words can never become a script or a style. */
export const strictHeaders = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'"],
    connectSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  // With "no-referrer" a browser hides the origin of its own forms as well.
  referrerPolicy: "same-origin",
  strictTransportSecurity: false,
  xFrameOptions: "DENY",
});

/**
 * Only this computer, under its own name: another site cannot reach the playground through a name of its own
 * (Host), nor post to it (Origin).
 */
export function onlyHere(port: () => number): MiddlewareHandler {
  return async (context, next) => {
    const hosts = ownNames.map((name) => `${name}:${port()}`);
    const host = context.req.header("Host") ?? "";
    if (!hosts.includes(host)) {
      return context.text(
        `This is not an address of the playground. Open http://${hosts[0]}/ instead.\n`,
        403,
      );
    }
    const origin = context.req.header("Origin");
    if (isWriting(context.req.method) && origin !== undefined && origin !== `http://${host}`) {
      return context.text("This form comes from another site, so nothing was done.\n", 403);
    }
    await next();
    return undefined;
  };
}

/** A form carries the secret of this process: a page of another site cannot know it. */
export function carriesToken(token: string, given: unknown): boolean {
  if (typeof given !== "string" || given.length !== token.length) return false;
  return timingSafeEqual(Buffer.from(given), Buffer.from(token));
}

function isWriting(method: string): boolean {
  return method !== "GET" && method !== "HEAD";
}
