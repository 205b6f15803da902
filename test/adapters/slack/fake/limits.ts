/** The limits of https://docs.slack.dev/reference/block-kit, each refused where it is passed. Lengths in characters. */
export const limits = {
  text: 40_000,
  messageBlocks: 50,
  viewBlocks: 100,
  section: 3000,
  fields: 10,
  field: 2000,
  header: 150,
  elements: 25,
  contextElements: 10,
  label: 75,
  value: 2000,
  identifier: 255,
  options: 100,
  optionText: 75,
  optionValue: 150,
  overflow: 5,
  placeholder: 150,
  inputLabel: 2000,
  hint: 2000,
  written: 3000,
  viewTitle: 24,
  metadata: 3000,
  alternative: 2000,
  pictureTitle: 2000,
  address: 3000,
  confirmTitle: 100,
  confirmText: 300,
  confirmLabel: 30,
} as const;

/** An id that a trigger gives for opening a form: so long, and once. */
export const triggerLife = 3000;
/** How long Slack waits to be acknowledged. */
export const patience = 3000;
export const responseUses = 5;
export const responseLife = 30 * 60_000;
