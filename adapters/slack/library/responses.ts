const slackHost = "hooks.slack.com";
const loopback = new Set(["127.0.0.1", "localhost"]);

/** Whether an address that came with a button is Slack's: nothing that the bot knows goes anywhere else. */
export function mayRespond(address: string, apiUrl: string): boolean {
  const { protocol, hostname } = new URL(address);
  if (protocol === "https:" && hostname === slackHost) return true;
  const api = new URL(apiUrl);
  return (
    protocol === api.protocol &&
    (hostname === api.hostname || (loopback.has(hostname) && loopback.has(api.hostname)))
  );
}
