// Of the page that plays web.whatsapp.com in the tests: the parts of it that the library asks for, by their names.

const nothing = () => undefined;
const plain = (value) =>
  JSON.parse(
    JSON.stringify(value, (_, each) =>
      each instanceof Wid || each instanceof MessageKey
        ? each._serialized
        : each instanceof Uint8Array
          ? Array.from(each)
          : each,
    ),
  );
const toBase64 = async (blob) => {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
};
const linksIn = (text) => Array.from(String(text ?? "").matchAll(/https?:\/\/\S+/g), ([href]) => ({ href }));
const ofContact = (...names) =>
  Object.fromEntries(
    names.map((name) => [`get${name}`, (contact) => contact[name[0].toLowerCase() + name.slice(1)]]),
  );
const editableFor = 15 * 60;

class Upload {
  constructor(file) {
    this.file = file;
  }

  static async createFromData(file) {
    return new Upload(file);
  }

  autorelease() {}

  url() {
    return "blob:none";
  }
}

class Media {
  constructor(facts) {
    Object.assign(this, facts);
  }

  set(facts) {
    Object.assign(this, facts);
  }

  toJSON() {
    const { mediaBlob, file, ...facts } = this;
    return facts;
  }
}

const keys = { pubKey: new Uint8Array(32) };
Msg.modelClass = Thing;
Msg.getMessagesById = async (ids) => ({
  messages: isForgetful ? [] : ids.flatMap((id) => Msg.get(id) ?? []),
});
const forgetfulMsg = new Proxy(Msg, {
  get: (things, name) => {
    if (name === "get" && isForgetful) return nothing;
    const member = things[name];
    return typeof member === "function" ? member.bind(things) : member;
  },
});

const modules = {
  WAWebSocketModel: { Socket },
  WAWebConnModel: { Conn },
  WAWebCmd: { Cmd },
  WAWebStreamModel: { Stream: { markAvailable: nothing, markUnavailable: nothing } },
  WAWebOfflineHandler: { OfflineMessageHandler: { getOfflineDeliveryProgress: () => 100 } },
  WAWebMiscBrowserUtils: { info: () => ({ os: "Linux", name: "Chrome" }) },
  WAWebCollections: {
    ...{ Msg: forgetfulMsg, Chat, Contact, Reactions: new Things(), Blocklist: new Things() },
    ...{
      GroupMetadata: { update: async () => undefined },
      BusinessProfile: new Things(),
      Status: new Things(),
    },
  },

  // Logging in.
  WAWebCompanionRegClientUtils: { DEVICE_PLATFORM: "chrome" },
  WAWebAdvSignatureApi: {},
  WABase64: { encodeB64: (bytes) => btoa(String.fromCharCode(...bytes)) },
  WAWebUserPrefsInfoStore: { waNoiseInfo: { get: async () => ({ staticKeyPair: keys }) } },
  WAWebSignalStoreApi: { waSignalStore: { getRegistrationInfo: async () => ({ identityKeyPair: keys }) } },
  WAWebUserPrefsMultiDevice: { getADVSecretKey: () => "secret" },
  WAWebLaunchSocketUtils: { refreshQR: nothing },
  WAWebAltDeviceLinkingApi: {
    ...{ setPairingType: nothing, initializeAltDeviceLinking: nothing, initializeQRLinking: nothing },
    async startAltLinkingFlow(number) {
      await send({ told: "pairing", number });
      return "WXYZ1234";
    },
  },
  WAWebUserPrefsMeUser: {
    getMaybeMePnUser: () => asWid(world.self.phone),
    getMaybeMeLidUser: () => asWid(world.self.lid),
  },

  // Who is who.
  WAWebWidFactory: {
    ...{ createWid: asWid, createWidFromWidLike: asWid },
    asUserWidOrThrow(wid) {
      if (!wid?.isUser()) throw new Error("not a user");
      return wid;
    },
  },
  WAWebLidMigrationUtils: { toPn: (wid) => (wid.isLid() ? Contact.get(wid)?.phoneNumber : wid) },
  WAWebApiContact: {
    getCurrentLid: (wid) => world.lids.has(keyOf(wid)) && asWid(world.lids.get(keyOf(wid))),
    getPhoneNumber: (wid) => world.phones.has(keyOf(wid)) && asWid(world.phones.get(keyOf(wid))),
    getAlternateUserWid: nothing,
  },
  WAWebQueryExistsJob: { queryWidExists: async (wid) => (Contact.get(wid) ? { wid } : null) },
  WAWebContactGetters: {
    ...ofContact("Name", "Pushname", "VerifiedName", "VerifiedLevel", "StatusMute", "ShortName"),
    ...{
      getUserid: ({ id }) => id.user,
      getIsUser: ({ id }) => id.isUser(),
      getIsGroup: ({ id }) => id.isGroup(),
    },
    ...{ getIsMe: ({ id }) => keyOf(id) === world.self.phone, getIsWAContact: () => true },
    getIsEnterprise: () => false,
  },
  WAWebFrontendContactGetters: { getIsMyContact: () => false },
  WAWebChatGetters: { getIsNewsletter: () => false, getIsBroadcast: () => false },
  WAWebFindChatAction: {
    findOrCreateLatestChat: async (wid) =>
      wid.isUser() && Contact.get(wid) ? { chat: putChat({ id: keyOf(wid) }) } : undefined,
  },

  // Reading.
  WALinkify: { findLinks: linksIn, findLink: (text) => linksIn(text)[0] },
  WAWebLinkPreviewChatAction: { getLinkPreview: async () => null },
  WAWebSyncGatingUtils: { isPlaceholderMessageResendEnabled: () => false },
  WAWebNonMessageDataRequestPlaceholderMessageResendUtils: { handlePlaceholderMsgsSeen: nothing },
  WAWebCallCollection: Object.assign(new Heard(), { calls: new Map() }),
  WAWebChatLoadMessages: { loadEarlierMsgs: async () => [] },
  WAWebQuotedMsgModelUtils: {
    getQuotedMsgObj: ({ quotedStanzaID }) => Msg.getModelsArray().find(({ id }) => id.id === quotedStanzaID),
  },
  WAWebAddonReactionTableMode: { reactionTableMode: { bulkUpsert: async () => undefined } },
  WAWebAddonPollVoteTableMode: {
    pollVoteTableMode: { bulkUpsert: async (rows) => rows.forEach(keepVote) },
  },
  WAWebPollsVotesSchema: {
    getTable: () => ({
      equals: async (_, poll) =>
        [...world.votes.values()]
          .filter(({ parentMsgKey }) => parentMsgKey === poll)
          .map((row) => ({
            ...row,
            selectedOptionLocalIds: new Uint8Array(row.selectedOptionLocalIds).buffer,
          })),
    }),
  },

  // Sending.
  WAWebMsgKey: MessageKey,
  WAWebMsgReply: { canReplyMsg: () => true },
  WAWebGetEphemeralFieldsMsgActionsUtils: { getEphemeralFields: () => ({}) },
  WAWebUpdateUnreadChatAction: { sendSeen: async ({ chat }) => tell({ told: "seen", chat: keyOf(chat.id) }) },
  WAWebBackendJobsCommon: { mediaTypeFromProtobuf: () => null },
  WAWebE2EProtoUtils: { typeAttributeFromProtobuf: () => "text" },
  WAWebSendMsgChatAction: {
    addAndSendMsgToChat(chat, facts) {
      const message = new Thing({
        ...facts,
        ...(facts.id.participant ? { author: facts.id.participant } : {}),
      });
      Object.defineProperty(message, "msgContextInfo", { value: () => ({ quotedStanzaID: facts.id.id }) });
      chat.msgs.put(message);
      Msg.put(message, true);
      const sending = (async () => {
        const { file, ...rest } = message.serialize();
        await send({ told: "sent", message: plain(rest), ...(file ? { file: await toBase64(file) } : {}) });
        setTimeout(() => message.set({ ack: 1 }), 1);
        return { messageSendResult: "OK" };
      })();
      return [Promise.resolve(message), sending];
    },
  },
  WAWebMsgActionCapability: {
    canEditText: ({ id, type, t }) => id.fromMe && type === "chat" && Date.now() / 1000 - t < editableFor,
    ...{
      canEditCaption: () => false,
      canSenderRevokeMsg: ({ id }) => id.fromMe,
      canAdminRevokeMsg: () => false,
    },
  },
  WAWebSendMessageEditAction: {
    async sendMessageEdit(message, body) {
      await send({ told: "edited", id: keyOf(message.id), body });
      message.set({ body });
    },
  },
  WAWebSendReactionMsgAction: {
    sendReactionToMsg: async (message, sign) => send({ told: "reacted", id: keyOf(message.id), sign }),
  },
  WAWebPinMsgConstants: { getPinExpiryDuration: () => 604_800 },
  WAWebSendPinMessageAction: {
    async sendPinInChatMsg(message, action) {
      await send({ told: action === 1 ? "pinned" : "unpinned", id: keyOf(message.id) });
      return { messageSendResult: "OK" };
    },
  },
  WAWebChatStateBridge: {
    sendChatStateComposing: async (chat) => send({ told: "typing", chat: keyOf(chat) }),
    ...{ sendChatStateRecording: async () => undefined, sendChatStatePaused: async () => undefined },
  },
  WAWebGenerateEventCallLink: {
    async createEventCallLink(_, kind) {
      throw new Error(`no call is wanted, and ${kind} was`);
    },
  },
  WAWebMediaOpaqueData: Upload,
  WAWebPrepRawMedia: {
    prepRawMedia: (mediaBlob, { asDocument }) => ({
      async waitForPrep() {
        const { file } = mediaBlob;
        const type = !asDocument && file.type.startsWith("image/") ? "image" : "document";
        const facts = {
          mimetype: file.type,
          filename: file.name,
          filehash: `hash${file.size}`,
          size: file.size,
        };
        return new Media({ type, ...facts, mediaBlob, file });
      },
    }),
  },
  WAWebMediaStorage: {
    getOrCreateMediaObject: (filehash) => ({ filehash, contentInfo: {}, consolidate: nothing }),
  },
  WAWebMmsMediaTypes: { msgToMediaType: ({ type }) => type, castToV4: (type) => type },
  WAWebMediaDataUtils: { shouldUseMediaCache: () => false },
  WAWebMediaInMemoryBlobCache: { InMemoryMediaBlobCache: { put: nothing } },
  WAWebMediaMmsV4Upload: {
    uploadMedia: async () => ({
      mediaEntry: {
        ...{
          mmsUrl: "none",
          deprecatedMms3Url: "none",
          directPath: "/none",
          mediaKey: "k",
          mediaKeyTimestamp: 1,
        },
        ...{ encFilehash: "e", uploadHash: "u" },
      },
    }),
  },
};
Cmd.refreshQR = nothing;
Cmd.sendRevokeMsgs = async (_, { list }) => {
  for (const message of list) {
    await send({ told: "removed", id: keyOf(message.id) });
    message.set({ type: "revoked", body: undefined });
  }
};
