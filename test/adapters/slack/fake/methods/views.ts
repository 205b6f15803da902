import { checkView } from "../blocks.ts";
import { refuseUnless } from "../refusal.ts";
import type { Json, State, View } from "../state.ts";
import { textOf, type Call, type Method } from "./call.ts";

/** What a view is called when Slack tells of it. */
export function describeView(state: State, { id, hash, view }: View): Json {
  return {
    ...{ private_metadata: "", callback_id: "", ...view, id, hash, team_id: state.team },
    ...{ app_id: state.appId, bot_id: state.botId, app_installed_team_id: state.team, root_view_id: id },
  };
}

/** A trigger counts for three seconds, once. */
function takeTrigger(call: Call): string {
  const trigger = call.state.triggers.get(textOf(call, "trigger_id"));
  refuseUnless(trigger !== undefined, "invalid_trigger_id");
  refuseUnless(performance.now() <= trigger.expires, "expired_trigger_id");
  refuseUnless(!trigger.used, "exchanged_trigger_id");
  trigger.used = true;
  return trigger.user;
}

const open: Method = (call) => {
  const { state, given } = call;
  const view = checkView(given["view"]);
  refuseUnless(view["type"] === "modal", "invalid_arguments");
  const user = takeTrigger(call);
  const opened: View = { id: state.fresh("V"), user, hash: state.fresh("h"), view };
  state.views.set(opened.id, opened);
  return { view: describeView(state, opened) };
};

const publish: Method = (call) => {
  const { state, given } = call;
  const user = textOf(call, "user_id");
  refuseUnless(state.people.has(user), "user_not_found");
  const view = checkView(given["view"]);
  refuseUnless(view["type"] === "home", "invalid_arguments");
  const before = state.homes.get(user);
  refuseUnless(given["hash"] === undefined || given["hash"] === before?.hash, "hash_conflict");
  const home: View = { id: before?.id ?? state.fresh("V"), user, hash: state.fresh("h"), view };
  state.homes.set(user, home);
  return { view: describeView(state, home) };
};

const update: Method = (call) => {
  const { state, given } = call;
  const known = state.views.get(textOf(call, "view_id"));
  refuseUnless(known !== undefined, "not_found");
  known.view = checkView(given["view"]);
  known.hash = state.fresh("h");
  return { view: describeView(state, known) };
};

export const views: Readonly<Record<string, Method>> = {
  "views.open": open,
  "views.publish": publish,
  "views.update": update,
};
