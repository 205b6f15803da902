import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { dates, money, wordAnswer } from "./said.ts";

const understand = fileURLToPath(new URL("../../../src/commandline/understand.ts", import.meta.url));
const questions = [
  ...dates.map(({ text, now, zone, tense }) => ({ kind: "date", text, now, zone, tense })),
  ...money.map(({ text, now, zone }) => ({ kind: "money", text, now, zone })),
];
const expected = [...dates, ...money].map(({ text, meaning }) => `${text} => ${meaning}`);

test.each(["UTC", "America/New_York", "Pacific/Auckland", "Europe/Amsterdam"])(
  "everything means the same on a computer in %s",
  (zone) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ["--import", "tsx", understand, "--lines"],
      {
        input: questions.map((question) => JSON.stringify(question)).join("\n"),
        env: { ...process.env, TZ: zone },
        encoding: "utf8",
      },
    );
    expect(stderr).toBe("");
    expect(status).toBe(0);
    const answers = stdout.trim().split("\n");
    expect(
      answers.map((line, index) => `${questions[index]?.text ?? ""} => ${wordAnswer(JSON.parse(line))}`),
    ).toEqual(expected);
  },
);
