// Of the page that plays web.whatsapp.com in the tests: what its things are made of. Classic scripts, joined into one
// page by page.ts; nothing here is WhatsApp's own.

class Heard {
  #listeners = new Map();

  on(names, listener) {
    for (const name of names.split(" ")) {
      this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), listener]);
    }
  }

  once(name, listener) {
    const only = (...told) => {
      this.off(name, only);
      listener(...told);
    };
    this.on(name, only);
  }

  off(name, listener) {
    this.#listeners.set(
      name,
      (this.#listeners.get(name) ?? []).filter((each) => each !== listener),
    );
  }

  trigger(name, ...told) {
    for (const listener of this.#listeners.get(name) ?? []) listener(...told);
  }

  listens(name) {
    return (this.#listeners.get(name) ?? []).length > 0;
  }
}

/** A thing whose changes can be heard, also where it stands among others. */
class Thing extends Heard {
  #among;

  constructor(facts) {
    super();
    Object.assign(this, facts);
  }

  standsAmong(things) {
    this.#among = things;
  }

  set(facts) {
    const before = { ...this };
    Object.assign(this, facts);
    for (const name of Object.keys(facts)) {
      if (before[name] === facts[name]) continue;
      this.trigger(`change:${name}`, this, facts[name], before[name]);
      this.#among?.trigger(`change:${name}`, this, facts[name], before[name]);
    }
    this.#among?.trigger("change", this);
  }

  serialize() {
    return { ...this };
  }

  unsafe() {
    return this;
  }
}

const keyOf = (id) => (typeof id === "string" ? id : id?._serialized);

class Things extends Heard {
  #byKey = new Map();

  get(id) {
    return this.#byKey.get(keyOf(id));
  }

  async find(id) {
    return this.get(id);
  }

  put(thing, isNews = false) {
    thing.standsAmong?.(this);
    this.#byKey.set(keyOf(thing.id), thing);
    if (isNews) this.trigger("add", thing);
    return thing;
  }

  getModelsArray() {
    return [...this.#byKey.values()];
  }

  serialize() {
    return this.getModelsArray().map((thing) => thing.serialize());
  }

  get length() {
    return this.#byKey.size;
  }
}

/** Who or what is meant: `1203@g.us` a group, `123@lid` a person, `316…@c.us` a number. */
class Wid {
  constructor(text) {
    [this.user, this.server] = text.split("@");
    this._serialized = text;
  }

  isGroup() {
    return this.server === "g.us";
  }

  isLid() {
    return this.server === "lid";
  }

  isUser() {
    return this.server === "lid" || this.server === "c.us";
  }

  isStatus() {
    return this._serialized === "status@broadcast";
  }

  toString() {
    return this._serialized;
  }
}

const asWid = (id) => {
  const text = keyOf(id);
  if (!text?.includes("@")) throw new Error("wid error: invalid wid");
  return new Wid(text);
};

class MessageKey {
  constructor({ fromMe, to, remote = to, id, participant, selfDir }) {
    this.fromMe = fromMe ?? selfDir === "out";
    this.remote = remote;
    this.id = id;
    if (participant) this.participant = participant;
    const parts = [this.fromMe, remote, id, ...(participant ? [participant] : [])];
    this._serialized = parts.join("_");
  }

  toString() {
    return this._serialized;
  }

  static async newId() {
    const bytes = crypto.getRandomValues(new Uint8Array(9));
    return `3EB0${Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0"))
      .join("")
      .toUpperCase()}`;
  }

  static fromString(text) {
    const [fromMe, remote, id, participant] = text.split("_");
    const by = participant === undefined ? {} : { participant: asWid(participant) };
    return new MessageKey({ fromMe: fromMe === "true", remote: asWid(remote), id, ...by });
  }
}
