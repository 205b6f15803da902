import { z } from "zod";
import { Refused, TooFast, type Api } from "../api.ts";
import { clientOptions, type Bolt } from "./bolt.ts";
import { mayRespond } from "./responses.ts";

const longestPost = 10_000;

export function makeApi(bolt: Bolt, apiUrl: string, token: string): Api {
  const client = new bolt.webApi.WebClient(token, clientOptions(bolt, apiUrl));
  return {
    call: async (method, args) => {
      try {
        return await client.apiCall(method, { ...args });
      } catch (error) {
        throw translate(bolt, error);
      }
    },
    upload: (address, content) => post(address, "application/octet-stream", new Uint8Array(content)),
    respond: async (address, answer) => {
      if (mayRespond(address, apiUrl)) await post(address, "application/json", JSON.stringify(answer));
    },
  };
}

/** The library's errors as ours; an error of the network stays what it is. */
export function translate({ webApi }: Bolt, error: unknown): unknown {
  if (error instanceof webApi.WebAPIRateLimitedError) return new TooFast(error.retryAfter);
  if (!(error instanceof webApi.WebAPIPlatformError)) return error;
  const { needed } = z.looseObject({ needed: z.string().optional() }).parse(error.data);
  return new Refused(error.data.error, needed);
}

async function post(address: string, type: string, body: string | Uint8Array<ArrayBuffer>): Promise<void> {
  const signal = AbortSignal.timeout(longestPost);
  const headers = { "content-type": type };
  const answer = await fetch(address, { method: "POST", headers, body, signal, redirect: "error" });
  if (!answer.ok) throw new Error(`Slack answers ${answer.status}`);
}
