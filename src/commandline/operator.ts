import type { Adapter } from "../chat/adapter.ts";

const here = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/;

/**
 * A page of a platform for whoever runs the bot, such as `/whatsapp`. The server only listens on this computer; a page
 * elsewhere that leads a browser here under another name is refused as well.
 */
export async function showPage(
  connected: readonly { readonly adapter: Adapter }[],
  request: Request,
): Promise<Response> {
  const { pathname, host } = new URL(request.url);
  if (!here.test(request.headers.get("host") ?? host)) return new Response("Not here.\n", { status: 403 });
  const platform = connected.find(({ adapter }) => adapter.page && pathname === `/${adapter.platform}`);
  const html = request.method === "GET" ? await platform?.adapter.page?.() : undefined;
  if (html === undefined) {
    const pages = connected.flatMap(({ adapter }) => (adapter.page ? [`/${adapter.platform}`] : []));
    return new Response(`Only ${["/health", ...pages].join(" and ")} is here.\n`, { status: 404 });
  }
  const policy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'";
  return new Response(html, {
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Cache-Control": "no-store",
      "Content-Security-Policy": policy,
      "Referrer-Policy": "no-referrer",
    },
  });
}
