import type { Limits } from "../../../src/chat/adapter.ts";

/** WhatsApp itself takes 65,536 characters; on a telephone nobody reads more than this. */
export const limits: Limits = { text: 3000, buttons: 0, label: 100 };

/** https://faq.whatsapp.com/1474179773046297 */
export const leastOptions = 2;
export const mostOptions = 12;
export const longestOption = 100;
export const longestQuestion = 255;
/** So long after it was sent a message can be changed: https://faq.whatsapp.com/1236218837225866 */
export const changeable = 15 * 60 * 1000;
/** The longest that a message can be pinned, in seconds: https://faq.whatsapp.com/1240421693332370 */
export const longestPin = 30 * 24 * 60 * 60;
export const longestEventTitle = 100;
