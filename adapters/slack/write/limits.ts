import type { Limits } from "../../../src/chat/adapter.ts";

/** https://docs.slack.dev/reference/block-kit/blocks/section-block */
export const longestSection = 3000;
/** https://docs.slack.dev/reference/block-kit/blocks/header-block */
export const longestHeader = 150;
/** https://docs.slack.dev/reference/block-kit/blocks/ */
export const mostBlocks = 50;
/** https://docs.slack.dev/reference/methods/chat.postMessage */
export const longestText = 40_000;
/** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
export const longestLabel = 75;
/** https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element */
export const mostOptions = 100;
/** https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
export const longestOption = 75;
/** https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
export const longestOptionValue = 150;
/** https://docs.slack.dev/reference/views/modal-views */
export const longestViewTitle = 24;
/** https://docs.slack.dev/reference/views/ */
export const mostViewBlocks = 100;
/** https://docs.slack.dev/reference/block-kit/blocks/input-block */
export const longestInputLabel = 2000;
/** https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element */
export const longestWritten = 3000;
/** https://docs.slack.dev/reference/block-kit/blocks/image-block */
export const longestAlternative = 2000;

/** What of a card fits into one message: its text continues over several sections, many actions become a menu. */
export const limits: Limits = { text: 12_000, buttons: mostOptions, label: longestLabel };

/** More buttons than these are hard to press on a telephone: then they are a menu. */
export const mostButtons = 10;
