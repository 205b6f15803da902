// Of the page that plays web.whatsapp.com in the tests: its state, and the line to the world that outlives it.

const Msg = new Things();
const Chat = new Things();
const Contact = new Things();
const Socket = new Thing({ state: "OPENING", hasSynced: false });
const Conn = new Thing({ ref: "2@first", pushname: "", platform: "android" });
const Cmd = new Heard();
const world = { self: { lid: "", phone: "" }, lids: new Map(), phones: new Map(), votes: new Map() };
let isForgetful = false;

const waiting = [];
let line;
function tell(said) {
  if (line?.readyState === WebSocket.OPEN) line.send(JSON.stringify(said));
  else waiting.push(said);
}

const asked = new Map();
/** Resolves when the world has it, as WhatsApp's own page waits for its servers. */
function send(said) {
  const request = asked.size;
  return new Promise((resolve) => {
    asked.set(request, resolve);
    tell({ ...said, request });
  });
}

function putPerson({ lid, phone, name }) {
  world.lids.set(phone, lid);
  world.phones.set(lid, phone);
  for (const id of [lid, phone]) {
    Contact.put(new Thing({ id: asWid(id), name, pushname: name, phoneNumber: asWid(phone) }));
  }
}

function putChat({ id, name = "", people }) {
  const known = Chat.get(id);
  if (known && !people) return known;
  const hidden = { mute: { expiration: 0 }, formattedTitle: name, msgs: known?.msgs ?? new Things() };
  const chat = new Thing({ id: asWid(id), name, unreadCount: 0, t: 0 });
  if (people) {
    const participants = people.map((each) => ({
      id: asWid(each.id),
      isAdmin: each.isAdministrator === true,
    }));
    const facts = { id: asWid(id), subject: name, isLidAddressingMode: true, announce: false };
    hidden.groupMetadata = {
      ...facts,
      serialize: () => ({ ...facts, participants: participants.map((each) => ({ ...each })) }),
    };
  }
  // What is hidden is there, but is not part of what the page tells of a chat.
  for (const [key, value] of Object.entries(hidden))
    Object.defineProperty(chat, key, { value, configurable: true });
  return Chat.put(chat);
}

function putMessage(facts, isNews) {
  const id = MessageKey.fromString(facts.id);
  const known = Msg.get(id);
  if (known) return known;
  const wids = { from: asWid(facts.from), to: asWid(facts.to) };
  if (facts.author) wids.author = asWid(facts.author);
  if (facts.mentionedJidList) wids.mentionedJidList = facts.mentionedJidList.map(asWid);
  const message = new Thing({ ...facts, ...wids, id, isNewMsg: isNews, ack: 1 });
  Object.defineProperty(message, "msgContextInfo", {
    value: () => ({
      quotedMsg: { type: facts.type, body: facts.body },
      quotedStanzaID: id.id,
      quotedParticipant: wids.author ?? wids.from,
    }),
  });
  if (facts.type === "gp2") Object.defineProperty(message, "isNotification", { value: true });
  putChat({ id: keyOf(id.remote) }).msgs.put(message);
  return Msg.put(message, isNews);
}

function rowOf({ id, poll, voter, at, chosen }) {
  return {
    ...{
      id: MessageKey.fromString(id),
      pollUpdateParentKey: MessageKey.fromString(poll),
      author: asWid(voter),
    },
    ...{ t: at, senderTimestampMs: at, selectedOptionLocalIds: chosen },
  };
}

function keepVote({ pollUpdateParentKey, author, senderTimestampMs, selectedOptionLocalIds }) {
  const parentMsgKey = pollUpdateParentKey._serialized;
  const row = { ...{ parentMsgKey, sender: author._serialized, senderTimestampMs }, selectedOptionLocalIds };
  world.votes.set(`${parentMsgKey} ${row.sender}`, row);
}

/** What the profile keeps, also when the browser is killed a moment later. */
const profile = new Promise((resolve, reject) => {
  const opening = indexedDB.open("profile");
  opening.onupgradeneeded = () => opening.result.createObjectStore("kept");
  opening.onsuccess = () => resolve(opening.result);
  opening.onerror = () => reject(opening.error);
});

async function keep(name, value) {
  const change = (await profile).transaction("kept", "readwrite", { durability: "strict" });
  change.objectStore("kept").put(value, name);
  await new Promise((resolve) => (change.oncomplete = resolve));
}

async function isKept(name) {
  const asking = (await profile).transaction("kept").objectStore("kept").get(name);
  await new Promise((resolve) => (asking.onsuccess = resolve));
  return asking.result === true;
}

async function goOnline() {
  Socket.set({ state: "CONNECTED" });
  while (!Socket.listens("change:hasSynced")) await new Promise((resolve) => setTimeout(resolve, 20));
  if (world.isNeverReady) return;
  Cmd.trigger("offline_progress_update_from_bridge");
  Socket.set({ hasSynced: true });
}

/** What the world tells the page. */
const told = {
  async world({ self, people, chats, messages, votes, isLoggedIn, isNeverReady }) {
    Object.assign(world, { self, isNeverReady });
    Conn.pushname = self.name;
    for (const each of [self, ...people]) putPerson(each);
    for (const each of chats) putChat(each);
    for (const each of messages) putMessage(each, false);
    for (const each of votes) keepVote(rowOf(each));
    if (isLoggedIn && (await isKept("logged-in"))) void goOnline();
    else Socket.set({ state: "UNPAIRED" });
  },
  async loggedIn() {
    await keep("logged-in", true);
    void goOnline();
  },
  chat: putChat,
  person: putPerson,
  message: (facts) => putMessage(facts, true),
  async vote(vote) {
    if (vote.isForgotten) isForgetful = true;
    await modules.WAWebAddonPollVoteTableMode.pollVoteTableMode.bulkUpsert([rowOf(vote)]);
    isForgetful = false;
  },
  async reaction({ id, message, author, at, sign }) {
    const facts = { id: MessageKey.fromString(id), reactionParentKey: MessageKey.fromString(message) };
    await modules.WAWebAddonReactionTableMode.reactionTableMode.bulkUpsert([
      { ...facts, author: asWid(author), reactionTimestamp: at, reactionText: sign, read: false, orphan: 0 },
    ]);
  },
  age({ message, seconds }) {
    const found = Msg.get(message);
    found.set({ t: found.t - seconds });
    tell({ told: "aged", message });
  },
  has: (request) => asked.get(request)?.(),
  state: (state) => Socket.set({ state }),
  hang() {
    for (;;);
  },
  leave: () => location.reload(),
  async loggedOut() {
    await keep("logged-in", false);
    Cmd.trigger("logout");
    setTimeout(() => location.replace("https://web.whatsapp.com/?post_logout=1"), 50);
  },
  code: (ref) => Conn.set({ ref }),
};

window.Debug = { VERSION: "2.3000.1" };
window.require = (name) => {
  if (name in modules) return modules[name];
  tell({ told: "missing", name });
  throw new Error(`Requiring unknown module "${name}"`);
};

line = new WebSocket(`ws://127.0.0.1:${PORT}`);
line.onopen = () => {
  for (const each of waiting.splice(0)) line.send(JSON.stringify(each));
};
line.onmessage = ({ data }) => {
  const { tells, ...facts } = JSON.parse(data);
  void Promise.resolve()
    .then(() => told[tells](facts.facts))
    .then(() => tell({ told: "done", tells }))
    .catch((error) => tell({ told: "broken", tells, error: String(error?.stack ?? error) }));
};
