import { readFileSync } from "node:fs";
import axe, { type AxeResults } from "axe-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listen, makeServer, type Listening } from "../../../src/commandline/server.ts";
import { findBrowser, launch, noBrowser } from "./browser.ts";
import { openForTest, type OpenedPlayground } from "./visitor.ts";

const executable = await findBrowser();
const measure = readFileSync(new URL("measure.mjs", import.meta.url), "utf8");
const pictures = new URL("../../../.ci/out/", import.meta.url);
const focused = "document.activeElement?.id";

/** Where everything is judged: every width in both languages, light and dark. */
const judged = [
  { width: 320, locale: "nl-NL", colorScheme: "light", paths: ["/dina", "/ana/board"] },
  { width: 320, locale: "en-GB", colorScheme: "dark", paths: ["/ben"] },
  { width: 375, locale: "nl-NL", colorScheme: "light", paths: ["/", "/dina/private", "/dina?wrong=type"] },
  { width: 375, locale: "en-GB", colorScheme: "dark", paths: ["/dina", "/ben/board"] },
  { width: 1280, locale: "nl-NL", colorScheme: "light", paths: ["/", "/ben", "/ana/board"] },
  { width: 1280, locale: "en-GB", colorScheme: "light", paths: ["/dina"] },
  { width: 1280, locale: "nl-NL", colorScheme: "dark", paths: ["/dina/private", "/ana/private"] },
] as const;

/** What each click of the tour leads to. */
const led = [
  "Idee 5: lampjes in de steeg",
  "Je steunt idee 5",
  "Stemming 5: lampjes in de steeg",
  "Stemming 5 is gesloten: aangenomen",
  "€ 380 betaald aan de elektricien voor plan 5",
  "Er is nog",
  "geld boekt alleen de penningmeester",
] as const;

describe.skipIf(executable === undefined)(executable === undefined ? noBrowser : "in a real browser", () => {
  let opened: OpenedPlayground;
  let listening: Listening;
  let browser: Browser;
  let problems: string[] = [];

  beforeAll(async () => {
    let port = 0;
    opened = await openForTest(() => port);
    const health = { ok: true, database: "ok", uptime: 0, waiting: 0, oldestDue: null } as const;
    const app = makeServer(
      (request) => opened.playground.app.fetch(request),
      () => Promise.resolve(health),
    );
    listening = await listen(app, 18_400);
    ({ port } = listening);
    browser = await launch(executable ?? "");
  });

  afterAll(async () => {
    await browser.close();
    await opened.playground.stop();
    await listening.close();
    await opened.close();
  });

  /** A page that notes whatever the browser complains about: a script error, or what its policy blocks. */
  async function openPage(path: string, options: BrowserContextOptions = {}): Promise<Page> {
    problems = [];
    const context = await browser.newContext({
      locale: "nl-NL",
      viewport: { width: 1280, height: 860 },
      ...options,
    });
    context.setDefaultTimeout(5000);
    const page = await context.newPage();
    page.on("console", (message) => {
      if (message.type() === "error") problems.push(message.text());
    });
    page.on("pageerror", ({ message }) => problems.push(message));
    await page.goto(`http://127.0.0.1:${listening.port}${path}`);
    return page;
  }

  test.each([375, 1280])(
    "%i px without JavaScript: choose somebody, write, press, read the receipt",
    async (width) => {
      const viewport = { width, height: 740 };
      const page = await openPage("/", { viewport, javaScriptEnabled: false });
      await page.getByRole("link", { name: "Cem" }).click();
      await page.getByLabel("Schrijf in de groep").fill(`idee: bloembak ${width}, 75 euro`);
      await page.getByRole("button", { name: "Verstuur" }).click();
      await page.getByRole("heading", { name: new RegExp(`Idee \\d+: bloembak ${width}`) }).waitFor();
      expect(await page.evaluate(focused)).toBe("write");
      await poll(page).getByRole("button", { name: "Ja", exact: true }).click();
      await page.getByRole("heading", { name: "Ik heb je stem over 3: ja." }).last().waitFor();
      const other = await openPage("/eva", { viewport, javaScriptEnabled: false });
      expect(await other.getByText(`bloembak ${width}`).count()).toBeGreaterThan(0);
      expect(await other.getByText("Ik heb je stem over 3").count()).toBe(0);
      await Promise.all([page.context().close(), other.context().close()]);
    },
  );

  test("with JavaScript another page hears it at once, and keeps what is being typed", async () => {
    const eva = await openPage("/eva");
    await eva.getByLabel("Schrijf in de groep").fill("ik ben nog bezig");
    const dina = await openPage("/dina");
    await dina.getByLabel("Schrijf in de groep").fill("Regent het bij jullie ook?");
    await dina.keyboard.press("Enter");
    await eva.getByText("Regent het bij jullie ook?").waitFor();
    expect(await eva.getByLabel("Schrijf in de groep").inputValue()).toBe("ik ben nog bezig");
    expect(await eva.evaluate(focused)).toBe("write");
    await dina.getByLabel("Schrijf in de groep").fill("nee 3");
    await dina.keyboard.press("Enter");
    await poll(eva).getByText("1 nee en").waitFor();
    await poll(eva).getByText("Aangepast om").waitFor();
    expect(problems).toEqual([]);
    await Promise.all([eva.context().close(), dina.context().close()]);
  });

  test("by keyboard alone", async () => {
    const page = await openPage("/ben");
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement?.textContent")).toBe("Naar het gesprek");
    const skip = await page.locator(".skip:focus").boundingBox();
    expect(skip?.y).toBeGreaterThanOrEqual(0);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.keyboard.type("hoeveel is er nog?");
    await page.keyboard.press("Enter");
    await page
      .locator("#conversation")
      .getByRole("heading", { name: /Er is nog/ })
      .waitFor();
    await poll(page).getByRole("button", { name: "Nee", exact: true }).focus();
    expect(await page.evaluate("getComputedStyle(document.activeElement).outlineStyle")).toBe("solid");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Ik heb je stem over 3: nee." }).waitFor();
    await page.context().close();
  });

  test.each(judged)(
    "$width px $colorScheme $locale: everybody can use $paths",
    async ({ width, colorScheme, locale, paths }) => {
      const page = await openPage("/icon.svg", { colorScheme, locale, viewport: { width, height: 740 } });
      for (const path of paths) {
        await page.goto(`http://127.0.0.1:${listening.port}${path}`);
        await page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))");
        await page.evaluate(axe.source);
        const { violations } = await page.evaluate<AxeResults>("axe.run({ resultTypes: ['violations'] })");
        expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
        expect(await page.evaluate(measure)).toEqual({ tooLow: [], tooLong: [], tooSmall: [], sideways: 0 });
      }
      expect(problems).toEqual([]);
      await keepPicture(page, `playground-${width}-${locale}-${colorScheme}`);
      await page.context().close();
    },
  );

  test("without JavaScript: start again, then the six sentences", async () => {
    const page = await openPage("/dina", { viewport: { width: 375, height: 740 }, javaScriptEnabled: false });
    await page.getByRole("button", { name: "Opnieuw beginnen" }).click();
    for (const words of led) {
      await page.locator("button.step:visible").click();
      await page.locator("#conversation h3", { hasText: words }).last().waitFor();
    }
    expect(new URL(page.url()).pathname).toBe("/cem");
    expect(await page.locator("button.step:visible").count()).toBe(0);
    await page.context().close();
  });

  test("without JavaScript: another language with one click, and a form", async () => {
    const page = await openPage("/dina", { javaScriptEnabled: false });
    await page.getByRole("link", { name: "English" }).click();
    await page.getByText("treasurer, books money").first().waitFor();
    await page.locator("aside").getByText("New idea").click();
    await page.getByLabel("What is your idea?").fill("a swing");
    await page.getByLabel("About what does it cost?").fill("nothing much");
    await page.locator("aside .blanks").getByRole("button", { name: "Send" }).click();
    await page.getByText("You reply to: About what does it cost?").waitFor();
    await page.getByLabel("Write in the group").fill("300 euros");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: /Idea \d+: a swing/ }).waitFor();
    await page.context().close();
  });

  test("with JavaScript what is being filled in stays while others talk", async () => {
    const eva = await openPage("/eva");
    await eva.locator("aside").getByText("Nieuw idee").click();
    await eva.getByLabel("Wat is je idee?").fill("een schommel");
    const dina = await openPage("/dina");
    await dina.getByLabel("Schrijf in de groep").fill("idee: hinkelbaan, 40 euro");
    await dina.keyboard.press("Enter");
    await eva.locator("aside").getByText("hinkelbaan").waitFor();
    expect(await eva.getByLabel("Wat is je idee?").inputValue()).toBe("een schommel");
    expect(await eva.getByLabel("Wat is je idee?").isVisible()).toBe(true);
    expect(problems).toEqual([]);
    await Promise.all([eva.context().close(), dina.context().close()]);
  });

  /** Kept beside the reports of a run that is judged elsewhere. */
  async function keepPicture(page: Page, name: string): Promise<void> {
    if (process.env["CI"] === undefined) return;
    await page.screenshot({ path: new URL(`${name}.png`, pictures).pathname });
  }

  function poll(page: Page) {
    const card = { has: page.getByRole("heading", { name: "Stemming 3: prikstokken" }) };
    return page.locator("#conversation li", card);
  }
});
