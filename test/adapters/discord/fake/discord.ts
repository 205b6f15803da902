import { channelRoutes, directTo, makeMessage, tellMessage, tellUser } from "./channels.ts";
import { messageContent, openGateway, tellChannel, type Gateway } from "./gateway.ts";
import { interactionRoutes } from "./interactions.ts";
import { otherRoutes, tellMember } from "./others.ts";
import { wideRates, type Rates } from "./rates.ts";
import {
  makeState,
  type Channel,
  type Clock,
  type Guild,
  type Interaction,
  type Message,
  type State,
  type User,
} from "./state.ts";
import { openWeb } from "./web.ts";

export interface FakeDiscord {
  readonly state: State;
  readonly gateway: Gateway;
  /** For DISCORD_API_URL. */
  readonly address: string;
  rates: Rates;
  /** Answers a status to requests that should fail, by method and path. */
  trouble: (method: string, path: string) => number | undefined;
  addUser(name: string, more?: Partial<Pick<User, "locale" | "permissions">>): User;
  addGuild(name: string, owner: User, members: readonly User[]): Guild;
  addChannel(guild: Guild, name: string): Channel;
  /** Before the bot connects; answers its id. */
  addRole(guild: Guild, name: string): string;
  write(author: User, channel: Channel, text: string, more?: Writing): Message;
  writeAlone(author: User, text: string): Message;
  react(user: User, message: Message, sign: string, undone?: boolean): void;
  command(user: User, channel: Channel, name: string, options?: Options, more?: Calling): Interaction;
  press(user: User, message: Message, customId: string, values?: readonly string[]): Interaction;
  submit(user: User, opened: Interaction, filled: Readonly<Record<string, string>>): Interaction;
  suggest(user: User, channel: Channel, name: string, option: string, typed: string): Interaction;
  /** Tells an interaction once more, as it was. */
  tellAgain(interaction: Interaction): void;
  tell(name: string, guild: string, data: unknown): void;
  direct(user: User): Channel;
  close(): Promise<void>;
}

interface Part {
  readonly type: number;
  readonly custom_id: string;
}

interface Writing {
  readonly replyTo?: Message;
  readonly files?: readonly string[];
  readonly isBot?: true;
}

type Options = Readonly<Record<string, string | number>>;

interface Calling {
  readonly file?: string;
}

const guilds = 1;
const guildMessages = 1 << 9;
const guildReactions = 1 << 10;
const directMessages = 1 << 12;
const noContent = { flags: 0, components: [], attachments: [] };

/** A Discord of our own on this computer: its web interface, its gateway, and the people in it. */
export async function openFakeDiscord(
  clock: Clock = { now: () => Date.now() },
  shards = 1,
): Promise<FakeDiscord> {
  const state = makeState(clock);
  const url = (): string => `ws://127.0.0.1:${web.port}/gateway`;
  const web = await openWeb({
    state,
    routes: [
      ...channelRoutes(state),
      ...interactionRoutes(state),
      ...otherRoutes(state, { gatewayUrl: url, shards: () => shards }),
    ],
    rates: () => fake.rates,
    trouble: (method, path) => fake.trouble(method, path),
  });
  const gateway = openGateway(state, web.server, url);

  const payloads = new Map<string, unknown>();

  function interact(type: number, user: User, channel: Channel, data: unknown, on?: Message): Interaction {
    const id = state.id();
    const interaction: Interaction = {
      ...{ id, token: `token-of-${id}`, type, user: user.id, channel: channel.id, on, madeAt: clock.now() },
      ...{ sentAt: undefined, callback: undefined, original: "none", followUps: [] },
    };
    state.interactions.set(id, interaction);
    const member = { ...tellMember(state, user.id), permissions: String(user.permissions) };
    const told = {
      ...{ id, application_id: state.application, type, token: interaction.token, version: 1, data },
      ...{ channel_id: channel.id, channel: tellChannel(channel), locale: user.locale, entitlements: [] },
      ...(channel.guild === undefined
        ? { user: tellUser(user), context: 1, authorizing_integration_owners: {} }
        : {
            guild_id: channel.guild,
            guild_locale: "nl",
            member,
            context: 0,
            authorizing_integration_owners: {},
          }),
      ...(on ? { message: tellMessage(state, on) } : {}),
    };
    payloads.set(id, told);
    gateway.tell("INTERACTION_CREATE", 0, channel.guild, () => told);
    return interaction;
  }

  function tellWritten(message: Message, channel: Channel): void {
    const needed = channel.guild === undefined ? directMessages : guildMessages;
    gateway.tell("MESSAGE_CREATE", needed, channel.guild, (intents) => {
      const told = tellMessage(state, message);
      const isNamed = message.text.includes(`<@${state.bot.id}>`);
      const isOpen = (intents & messageContent) !== 0 || channel.guild === undefined || isNamed;
      const author = state.users.get(message.author);
      return {
        ...told,
        ...(isOpen ? {} : { content: "", attachments: [], components: [], embeds: [] }),
        ...(channel.guild === undefined || author?.bot
          ? {}
          : { guild_id: channel.guild, member: { nick: null, roles: [...(author?.roles ?? [])] } }),
      };
    });
  }

  function optionsOf(name: string, options: Options): readonly unknown[] {
    const command = state.commands.find((each) => each["name"] === name);
    const listed = (command?.["options"] ?? []) as readonly { name: string; type: number }[];
    return Object.entries(options).map(([option, value]) => {
      const type = listed.find((each) => each.name === option)?.type;
      if (!command || type === undefined) throw new Error(`nobody listed /${name} ${option}`);
      return { name: option, type, value: type === 4 ? Number(value) : value };
    });
  }

  const fake: FakeDiscord = {
    state,
    gateway,
    address: `http://127.0.0.1:${web.port}/api`,
    rates: wideRates,
    trouble: () => undefined,
    addUser(name, { locale = "nl", permissions = 0n } = {}) {
      const shown = name.slice(0, 1).toUpperCase() + name.slice(1);
      const user: User = {
        id: state.id(),
        username: name,
        global_name: shown,
        locale,
        closed: false,
        permissions,
        roles: new Set(),
      };
      state.users.set(user.id, user);
      return user;
    },
    addGuild(name, owner, members) {
      const guild: Guild = {
        ...{ id: state.id(), name, owner: owner.id },
        members: new Set([state.bot.id, owner.id, ...members.map(({ id }) => id)]),
        roles: new Map(),
      };
      state.guilds.set(guild.id, guild);
      return guild;
    },
    addRole(guild, name) {
      const id = state.id();
      guild.roles.set(id, name);
      return id;
    },
    addChannel(guild, name) {
      const channel: Channel = {
        ...{
          id: state.id(),
          type: 0,
          name,
          guild: guild.id,
          parent: undefined,
          recipient: undefined,
          shut: false,
        },
      };
      state.channels.set(channel.id, channel);
      return channel;
    },
    write(author, channel, text, { replyTo, files = [] } = {}) {
      const attachments = files.map((name) => ({ name, alternative: undefined, content: new Uint8Array(1) }));
      const message = makeMessage(
        state,
        channel.id,
        author.id,
        { ...noContent, text, attachments },
        {
          replyTo: replyTo?.id,
        },
      );
      tellWritten(message, channel);
      return message;
    },
    writeAlone: (author, text) => fake.write(author, directTo(state, author.id), text),
    react(user, message, sign, undone = false) {
      const channel = state.channels.get(message.channel);
      const users = message.signs.get(sign) ?? new Set();
      message.signs.set(
        sign,
        undone ? new Set([...users].filter((id) => id !== user.id)) : users.add(user.id),
      );
      gateway.tell(
        undone ? "MESSAGE_REACTION_REMOVE" : "MESSAGE_REACTION_ADD",
        guildReactions,
        channel?.guild,
        () => ({
          ...{
            user_id: user.id,
            channel_id: message.channel,
            message_id: message.id,
            guild_id: channel?.guild,
          },
          ...{ emoji: { id: null, name: sign }, burst: false, type: 0 },
          ...(undone ? {} : { member: tellMember(state, user.id), message_author_id: message.author }),
        }),
      );
    },
    command(user, channel, name, options = {}, { file } = {}) {
      const attachment = {
        id: "77",
        filename: file ?? "",
        size: 1,
        url: "https://cdn.invalid/f",
        proxy_url: "https://cdn.invalid/f",
      };
      const given = [...optionsOf(name, options), ...(file ? [{ name: "file", type: 11, value: "77" }] : [])];
      const id = state.commands.find((each) => each["name"] === name)?.["id"];
      if (id === undefined) throw new Error(`nobody listed /${name}`);
      const named = [...(state.guilds.get(channel.guild ?? "")?.roles ?? [])]
        .filter(([role]) => Object.values(options).includes(role))
        .map(([role, called]) => [role, { id: role, name: called, permissions: "0" }] as const);
      const resolved =
        file || named.length > 0
          ? {
              resolved: {
                ...(file ? { attachments: { "77": attachment } } : {}),
                ...(named.length > 0 ? { roles: Object.fromEntries(named) } : {}),
              },
            }
          : {};
      return interact(2, user, channel, { id, name, type: 1, options: given, ...resolved });
    },
    press(user, message, customId, values) {
      const channel = state.channels.get(message.channel);
      const parts = message.components.flatMap(({ components }) => [...components] as Part[]);
      const part = parts.find(({ custom_id: id }) => id === customId);
      if (!channel || !part) throw new Error(`there is no button ${customId}`);
      if (message.onlyFor !== undefined && message.onlyFor !== user.id)
        throw new Error("only another person sees it");
      const data = { custom_id: customId, component_type: part.type, ...(values ? { values } : {}) };
      return interact(3, user, channel, data, message);
    },
    submit(user, opened, filled) {
      const form = opened.callback?.type === 9 ? opened.callback.data : undefined;
      const channel = state.channels.get(opened.channel);
      if (!form || !channel) throw new Error("no form is open");
      const fields = form["components"] as readonly { component: { custom_id: string; type: number } }[];
      const components = fields.map(({ component: { custom_id: id, type } }, index) => ({
        ...{ type: 18, id: index },
        component: {
          ...{ type, custom_id: id, id: index + 10 },
          ...(type === 3
            ? { values: filled[id] === undefined ? [] : [filled[id]] }
            : { value: filled[id] ?? "" }),
        },
      }));
      return interact(5, user, channel, { custom_id: form["custom_id"], components }, opened.on);
    },
    suggest(user, channel, name, option, typed) {
      const options = [{ name: option, type: 3, value: typed, focused: true }];
      return interact(4, user, channel, { id: "1", name, type: 1, options });
    },
    tellAgain({ id, channel }) {
      const { guild } = state.channels.get(channel) ?? {};
      gateway.tell("INTERACTION_CREATE", 0, guild, () => payloads.get(id));
    },
    tell: (name, guild, data) => gateway.tell(name, guilds, guild, () => data),
    direct: (user) => directTo(state, user.id),
    async close() {
      gateway.close();
      await web.close();
    },
  };
  return fake;
}
