import { limits } from "./limits.ts";
import { refuseUnless } from "./refusal.ts";
import type { Json } from "./state.ts";

const invalid = "invalid_blocks";

function check(holds: boolean, why: string): asserts holds {
  refuseUnless(holds, invalid, why);
}

/** Refuses blocks that Slack would refuse; of a message, or of a form or home. */
export function checkBlocks(blocks: unknown, where: "message" | "modal" | "home"): readonly Json[] {
  check(Array.isArray(blocks), "blocks must be a list");
  const most = where === "message" ? limits.messageBlocks : limits.viewBlocks;
  check(blocks.length <= most, `no more than ${most} blocks`);
  const list = blocks.map(record);
  checkUnique(
    list.flatMap(({ block_id: id }) => (id === undefined ? [] : [id])),
    "block_id",
  );
  for (const block of list) {
    check(block["type"] !== "input" || where === "modal", "an input stands in a form");
    checkBlock(block);
  }
  for (const { elements } of list) {
    if (!Array.isArray(elements)) continue;
    checkUnique(
      elements.map((each) => record(each)["action_id"]).filter((id) => id !== undefined),
      "action_id in a block",
    );
  }
  return list;
}

function checkBlock(block: Json): void {
  checkText(block["block_id"], limits.identifier, "block_id", false);
  switch (block["type"]) {
    case "section": {
      const { text, fields, accessory } = block;
      check(text !== undefined || fields !== undefined, "a section needs text or fields");
      if (text !== undefined) checkTextObject(text, limits.section);
      if (fields !== undefined) {
        const list = listOf(fields, "fields", limits.fields);
        for (const field of list) checkTextObject(field, limits.field);
      }
      if (accessory !== undefined) checkElement(record(accessory));
      return;
    }
    case "header": {
      checkTextObject(block["text"], limits.header, "plain_text");
      return;
    }
    case "divider":
      return;
    case "actions": {
      listOf(block["elements"], "elements", limits.elements).forEach(checkElement);
      return;
    }
    case "context": {
      listOf(block["elements"], "elements", limits.contextElements).forEach((element) => {
        if (element["type"] === "image") checkPicture(element);
        else checkTextObject(element, limits.section);
      });
      return;
    }
    case "image":
      checkPicture(block);
      if (block["title"] !== undefined) checkTextObject(block["title"], limits.pictureTitle, "plain_text");
      return;
    case "input":
      checkTextObject(block["label"], limits.inputLabel, "plain_text");
      if (block["hint"] !== undefined) checkTextObject(block["hint"], limits.hint, "plain_text");
      {
        checkElement(record(block["element"]));
        return;
      }
    default:
      check(false, `no block of type ${String(block["type"])}`);
  }
}

function checkElement(element: Json): void {
  checkText(element["action_id"], limits.identifier, "action_id", false);
  if (element["placeholder"] !== undefined)
    checkTextObject(element["placeholder"], limits.placeholder, "plain_text");
  if (element["confirm"] !== undefined) checkConfirm(record(element["confirm"]));
  switch (element["type"]) {
    case "button":
      checkTextObject(element["text"], limits.label, "plain_text");
      checkText(element["value"], limits.value, "value", false);
      check(["primary", "danger", undefined].includes(element["style"] as string), "style of a button");
      return;
    case "static_select": {
      const options = listOf(element["options"], "options", limits.options);
      options.forEach(checkOption);
      checkInitial(element["initial_option"], options);
      return;
    }
    case "external_select":
      if (element["initial_option"] !== undefined) checkOption(record(element["initial_option"]));
      return;
    case "overflow": {
      listOf(element["options"], "options", limits.overflow).forEach(checkOption);
      return;
    }
    case "plain_text_input":
      checkText(element["initial_value"], limits.written, "initial_value", false);
      check(Number(element["max_length"] ?? 1) <= limits.written, "max_length");
      return;
    case "datepicker":
    case "timepicker":
      return;
    default:
      check(false, `no element of type ${String(element["type"])}`);
  }
}

function checkOption(option: Json): void {
  checkTextObject(option["text"], limits.optionText);
  checkText(option["value"], limits.optionValue, "value", true);
}

/** The option chosen beforehand must be one of those that can be chosen. */
function checkInitial(initial: unknown, options: readonly Json[]): void {
  if (initial === undefined) return;
  const chosen = JSON.stringify(initial);
  check(
    options.some((option) => JSON.stringify(option) === chosen),
    "initial_option is not among the options",
  );
}

function checkConfirm(confirm: Json): void {
  checkTextObject(confirm["title"], limits.confirmTitle, "plain_text");
  checkTextObject(confirm["text"], limits.confirmText);
  checkTextObject(confirm["confirm"], limits.confirmLabel, "plain_text");
  checkTextObject(confirm["deny"], limits.confirmLabel, "plain_text");
}

function checkPicture(picture: Json): void {
  checkText(picture["alt_text"], limits.alternative, "alt_text", true);
  const { image_url: address, slack_file: file } = picture;
  check((address === undefined) !== (file === undefined), "a picture has an address or a file");
  checkText(address, limits.address, "image_url", false);
}

function checkTextObject(value: unknown, most: number, only?: "plain_text"): void {
  const { type, text } = record(value);
  check(type === "plain_text" || (type === "mrkdwn" && only === undefined), `text of type ${String(type)}`);
  checkText(text, most, "text", true);
}

function checkText(value: unknown, most: number, name: string, needed: boolean): void {
  if (value === undefined && !needed) return;
  check(typeof value === "string" && value.length > 0, `${name} must be text`);
  check(value.length <= most, `${name} must be no longer than ${most}`);
}

function listOf(value: unknown, name: string, most: number): Json[] {
  check(Array.isArray(value) && value.length > 0, `${name} must be a list with something in it`);
  check(value.length <= most, `no more than ${most} ${name}`);
  return value.map(record);
}

function checkUnique(values: readonly unknown[], name: string): void {
  check(new Set(values).size === values.length, `every ${name} once`);
}

export function record(value: unknown): Json {
  check(typeof value === "object" && value !== null && !Array.isArray(value), "an object is missing");
  return value as Json;
}

/** Refuses a form or home that Slack would refuse. */
export function checkView(value: unknown): Json {
  const view = record(value);
  const { type, title, submit, close, private_metadata: metadata } = view;
  check(type === "modal" || type === "home", "type of a view");
  if (type === "modal") checkTextObject(title, limits.viewTitle, "plain_text");
  if (submit !== undefined) checkTextObject(submit, limits.viewTitle, "plain_text");
  if (close !== undefined) checkTextObject(close, limits.viewTitle, "plain_text");
  checkText(metadata, limits.metadata, "private_metadata", false);
  checkText(view["callback_id"], limits.identifier, "callback_id", false);
  const blocks = checkBlocks(view["blocks"], type);
  check(
    submit !== undefined || blocks.every((block) => block["type"] !== "input"),
    "a form with blanks needs a button to submit it",
  );
  return view;
}
