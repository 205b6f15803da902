import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { settingsShape as discordSettings } from "../../adapters/discord/settings.ts";
import { settings as slackSettings } from "../../adapters/slack/settings.ts";
import { settings as whatsappSettings } from "../../adapters/whatsapp/settings.ts";
import { readSettings, variables } from "../../src/settings.ts";

describe("settings", () => {
  test("without any variable everything has a value", () => {
    expect(readSettings({})).toEqual({
      database: undefined,
      language: "nl",
      zone: "Europe/Amsterdam",
      port: 8282,
      logLevel: "info",
    });
    expect(readSettings({ PORT: "", LANGUAGE: "  " })).toEqual(readSettings({}));
  });

  test("what is set is read", () => {
    const set = {
      DATABASE_URL: "file:x.db",
      LANGUAGE: "en",
      ZONE: "America/Curacao",
      PORT: "9000",
      LOG_LEVEL: "silent",
    };
    expect(readSettings(set)).toEqual({
      ...{ database: "file:x.db", language: "en", zone: "America/Curacao", port: 9000, logLevel: "silent" },
    });
  });

  test.each([
    ["en_US:en", "en"],
    ["nl_NL.UTF-8", "nl"],
    ["NL", "nl"],
  ])("LANGUAGE as a desktop sets it: %s", (value, language) => {
    expect(readSettings({ LANGUAGE: value }).language).toBe(language);
  });

  test.each([
    [
      "DATABASE_URL",
      "mysql://secret@host/db",
      "begin with file: or postgresql://, for example DATABASE_URL=file:data/buurtbot.db",
    ],
    [
      "DATABASE_URL",
      "file:",
      "begin with file: or postgresql://, for example DATABASE_URL=file:data/buurtbot.db",
    ],
    ["LANGUAGE", "fr", "be nl or en, for example LANGUAGE=nl"],
    ["ZONE", "Amsterdam", "be the name of a time zone, for example ZONE=Europe/Amsterdam"],
    ["PORT", "80a", "be a whole number from 1 to 65535, for example PORT=8282"],
    ["PORT", "0", "be a whole number from 1 to 65535, for example PORT=8282"],
    ["PORT", "70000", "be a whole number from 1 to 65535, for example PORT=8282"],
    ["PORT", "82.5", "be a whole number from 1 to 65535, for example PORT=8282"],
    [
      "LOG_LEVEL",
      "loud",
      "be one of fatal, error, warn, info, debug, trace and silent, for example LOG_LEVEL=info",
    ],
  ])("%s=%s is refused in one sentence", (name, value, must) => {
    expect(() => readSettings({ [name]: value })).toThrow(`${name} must ${must}. Change it and start again.`);
  });

  test(".env.example documents exactly the variables that are read", () => {
    const file = readFileSync(new URL("../../.env.example", import.meta.url), "utf8");
    const documented = [...file.matchAll(/^(?:# )?([A-Z][A-Z_]+)=/gm)].map(([, name]) => name);
    const shapes = [variables, slackSettings.shape, discordSettings.shape, whatsappSettings.shape];
    const read = shapes.flatMap((each) => Object.keys(each));
    expect(new Set(documented)).toEqual(new Set(read));
  });
});
