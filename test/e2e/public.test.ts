import { readFileSync } from "node:fs";
import { AxeBuilder } from "@axe-core/playwright";
import { describe, expect, test } from "vitest";
import { useBrowser } from "#test/support/browser.ts";

const open = useBrowser();
const WINNERS = "/awards/wego-awards/2017";
const year = new Date().getFullYear();
const COUNTED = `/awards/demonstration/${year}`;

const PAGES = [
  "/",
  "/awards/wego-awards",
  WINNERS,
  `${WINNERS}/panel`,
  `${WINNERS}/how`,
  `${WINNERS}/projects/open-city-gold`,
  COUNTED,
  "/nothing-here",
];

describe.for([
  ["with JavaScript", true],
  ["without JavaScript", false],
] as const)("the public, %s,", ([, javaScriptEnabled]) => {
  test("reads the eighteen winners of 2017 and their special achievements", async () => {
    const page = await open({ javaScriptEnabled });
    await page.goto(WINNERS);
    const published = JSON.parse(
      readFileSync("db/seed/editions/wego-2017-published.json", "utf8"),
    ) as { categories: { name: string; placings: { city: string; project: string }[] }[] };
    for (const category of published.categories) {
      const section = page.getByRole("region", { name: category.name, exact: true });
      expect(await section.locator(".city").allTextContents()).toEqual(
        category.placings.map(({ city }) => city),
      );
      expect(await section.getByRole("link").allTextContents()).toEqual(
        category.placings.map(({ project }) => project),
      );
    }
    expect(await page.getByRole("region", { name: "Special achievement" }).textContent()).toContain(
      "Beyoğlu",
    );
  });

  test("follows a winner to its page and finds why it is placed there", async () => {
    const page = await open({ javaScriptEnabled });
    await page.goto(COUNTED);
    await page.getByRole("link", { name: "Open City Initiative" }).click();
    await page.getByRole("heading", { level: 1, name: "Open City Initiative" }).waitFor();
    expect(await page.getByRole("main").textContent()).toMatch(/\d votes?, /);
  });

  test("reads how winners are chosen and who judged", async () => {
    const page = await open({ javaScriptEnabled });
    await page.goto(WINNERS);
    await page.getByRole("link", { name: "How winners are chosen" }).click();
    await page.getByRole("heading", { level: 1, name: "How winners are chosen" }).waitFor();
    expect(await page.getByRole("main").textContent()).toContain("The five highest-rated");
    await page.getByRole("link", { name: "The panel" }).click();
    await page.getByRole("heading", { name: "Marc Wolfram" }).waitFor();
  });
});

describe("every public page", () => {
  test.for(PAGES)("%s has no accessibility fault, light or dark, wide or narrow", async (path) => {
    for (const colorScheme of ["light", "dark"] as const)
      for (const width of [320, 768, 1280]) {
        const page = await open({ colorScheme, viewport: { width, height: 900 } });
        await page.goto(path);
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes.length])).toEqual([]);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow).toBe(0);
        await page.context().close();
      }
  });

  test("does not exist under an address that is only nearly right", async () => {
    const page = await open();
    for (const path of ["/awards/wego-awards/2018", `${WINNERS}/projects/open-city-bronze`]) {
      const answer = await page.goto(path);
      expect(answer?.status()).toBe(404);
      await page.getByRole("heading", { name: "There is nothing here" }).waitFor();
    }
  });
});
