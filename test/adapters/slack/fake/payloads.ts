import { triggerLife } from "./limits.ts";
import { describeView } from "./methods/views.ts";
import { responseAddress } from "./web.ts";
import type { Told } from "./deliver.ts";
import type { Json, Post, Room, State, View } from "./state.ts";

/** What Slack tells an app about, in the shapes of https://docs.slack.dev/reference/events and /reference/interaction-payloads */
export interface Payloads {
  readonly event: (event: Json, id?: string) => Told;
  readonly message: (room: Room, post: Post, more?: Json) => Told;
  readonly command: (room: Room, user: string, text: string) => Told;
  readonly press: (user: string, where: Post | View, action: Json) => Told;
  readonly submit: (view: View, values: Json) => Told;
  readonly suggest: (view: View, block: string, action: string, typed: string) => Told;
  readonly shortcut: (user: string, room: Room, post: Post, callback: string) => Told;
}

export function makePayloads(state: State, address: () => string): Payloads {
  const { team, appId } = state;

  function trigger(user: string): string {
    const id = `${state.fresh("")}.${state.team}.${state.fresh("t")}`;
    state.triggers.set(id, { user, expires: performance.now() + triggerLife, used: false });
    return id;
  }

  function actor(id: string): Json {
    const name = state.people.get(id)?.name.toLowerCase() ?? id;
    return { id, username: name, name, team_id: team };
  }

  const base = (type: string, user: string): Json => ({
    ...{ type, api_app_id: appId, token: "unused", enterprise: null, is_enterprise_install: false },
    ...{ team: { id: team, domain: "depoort" }, user: actor(user), trigger_id: trigger(user) },
  });

  const event: Payloads["event"] = (inner, id = state.fresh("Ev")) => ({
    kind: "events_api",
    body: {
      ...{ token: "unused", team_id: team, api_app_id: appId, event: inner, type: "event_callback" },
      ...{ event_id: id, event_time: Math.floor(state.now() / 1000), is_ext_shared_channel: false },
      authorizations: [
        {
          enterprise_id: null,
          team_id: team,
          user_id: state.botUser,
          is_bot: true,
          is_enterprise_install: false,
        },
      ],
    },
  });

  const kinds = { public: "channel", private: "group", direct: "im" } as const;

  return {
    event,
    message: (room, post, more = {}) =>
      event({
        ...{ type: "message", channel: room.id, user: post.user, text: post.text, ts: post.ts, team },
        ...{ event_ts: post.ts, channel_type: kinds[room.kind], client_msg_id: state.fresh("c") },
        ...(post.thread === undefined
          ? {}
          : {
              thread_ts: post.thread,
              parent_user_id: state.posts.find(({ ts }) => ts === post.thread)?.user ?? "",
            }),
        ...more,
      }),
    command: (room, user, text) => ({
      kind: "slash_commands",
      body: {
        ...{ token: "unused", team_id: team, team_domain: "depoort", api_app_id: appId },
        ...{ channel_id: room.id, channel_name: room.kind === "private" ? "privategroup" : room.name },
        ...{ user_id: user, user_name: String(actor(user)["name"]), command: "/buurt", text },
        ...{ is_enterprise_install: "false", trigger_id: trigger(user) },
        response_url: responseAddress(state, address(), room.id, user),
      },
    }),
    press: (user, where, action) => {
      const isPost = "ts" in where;
      const container = isPost
        ? {
            ...{ type: "message", message_ts: where.ts, channel_id: where.channel },
            is_ephemeral: where.only !== undefined,
          }
        : { type: "view", view_id: where.id };
      return {
        kind: "interactive",
        body: {
          ...{ ...base("block_actions", user), container },
          ...(isPost
            ? {
                channel: { id: where.channel, name: state.rooms.get(where.channel)?.name ?? "" },
                response_url: responseAddress(state, address(), where.channel, user, where.ts),
                ...(where.only === undefined ? { message: { ts: where.ts, text: where.text } } : {}),
              }
            : { view: describeView(state, where) }),
          state: { values: {} },
          actions: [{ block_id: "b", ...action, action_ts: state.stamp() }],
        },
      };
    },
    submit: (view, values) => ({
      kind: "interactive",
      body: {
        ...base("view_submission", view.user),
        ...{ view: { ...describeView(state, view), state: { values } }, response_urls: [] },
      },
    }),
    suggest: (view, block, action, typed) => ({
      kind: "interactive",
      body: {
        ...base("block_suggestion", view.user),
        ...{ action_id: action, block_id: block, value: typed, view: describeView(state, view) },
        container: { type: "view", view_id: view.id },
      },
    }),
    shortcut: (user, room, post, callback) => ({
      kind: "interactive",
      body: {
        ...{ ...base("message_action", user), callback_id: callback, action_ts: state.stamp() },
        ...{ channel: { id: room.id, name: room.name }, message_ts: post.ts },
        message: { type: "message", user: post.user, ts: post.ts, text: post.text, team },
        response_url: responseAddress(state, address(), room.id, user, post.ts),
      },
    }),
  };
}
