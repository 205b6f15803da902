/** Where things are in Discord's web interface, from its version on. */
export const paths = {
  me: "/users/@me",
  application: "/applications/@me",
  gateway: "/gateway/bot",
  servers: "/users/@me/guilds",
  conversations: "/users/@me/channels",
  commands: (application: string) => `/applications/${application}/commands`,
  messages: (channel: string) => `/channels/${channel}/messages`,
  message: (channel: string, message: string) => `/channels/${channel}/messages/${message}`,
  thread: (channel: string, message: string) => `/channels/${channel}/messages/${message}/threads`,
  sign: (channel: string, message: string, sign: string) =>
    `/channels/${channel}/messages/${message}/reactions/${encodeURIComponent(sign)}/@me`,
  events: (server: string) => `/guilds/${server}/scheduled-events`,
  event: (server: string, event: string) => `/guilds/${server}/scheduled-events/${event}`,
  answer: (call: string, token: string) => `/interactions/${call}/${token}/callback`,
  first: (application: string, token: string) => `/webhooks/${application}/${token}/messages/@original`,
  next: (application: string, token: string) => `/webhooks/${application}/${token}`,
} as const;
