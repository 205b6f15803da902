import type { Limits } from "../../../src/chat/adapter.ts";

/** https://discord.com/developers/docs/resources/message#create-message */
export const longestContent = 2000;
/** https://discord.com/developers/docs/resources/message#embed-object-embed-limits */
export const longestEmbed = 4096;
/** https://discord.com/developers/docs/components/reference#action-row */
export const mostInRow = 5;
/** https://discord.com/developers/docs/components/reference#button */
export const longestLabel = 80;
/** https://discord.com/developers/docs/components/reference#anatomy-of-a-component */
export const longestCustomId = 100;
/** https://discord.com/developers/docs/components/reference#string-select-select-option-structure */
export const mostOptions = 25;
export const longestOption = 100;
export const longestPlaceholder = 150;
/** https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-modal */
export const longestFormTitle = 45;
export const mostFields = 5;
/** https://discord.com/developers/docs/components/reference#label */
export const longestFieldLabel = 45;
export const longestFieldHelp = 100;
/** https://discord.com/developers/docs/components/reference#text-input */
export const longestWritten = 4000;
/** https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-autocomplete */
export const mostSuggestions = 25;
export const longestSuggestion = 100;
/** https://discord.com/developers/docs/resources/message#attachment-object */
export const longestAlternative = 1024;
/** https://discord.com/developers/docs/resources/channel#start-thread-from-message */
export const longestThreadName = 100;
/** https://discord.com/developers/docs/resources/guild-scheduled-event#guild-scheduled-event-object */
export const longestEventName = 100;
export const longestEventPlace = 100;

/**
 * What of a card fits into one message. Marks before signs of markup make a text longer: then it goes into an embed,
 * which holds twice as much.
 */
export const limits: Limits = { text: 1900, buttons: mostOptions, label: longestLabel };

/** More buttons than these are hard to press on a telephone: then they are a menu. */
export const mostButtons = 10;
