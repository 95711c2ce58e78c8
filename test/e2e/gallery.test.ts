import AxeBuilder from "@axe-core/playwright";
import { expect, inject, test, describe } from "vitest";
import { useBrowser } from "#test/support/browser.ts";

const openPage = useBrowser();

async function openGallery(colorScheme: "light" | "dark", width: number) {
  const page = await openPage({ colorScheme, viewport: { width, height: 900 } });
  await page.goto("/gallery", { waitUntil: "networkidle" });
  return page;
}

describe("every component", () => {
  test.for([
    ["light", 320],
    ["light", 768],
    ["dark", 1280],
  ] as const)("has no fault for a reader, %s at %i px, and fits", async ([scheme, width]) => {
    const page = await openGallery(scheme, width);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
  });

  test("shows its faults without a script: focus on top, words kept, each fault with its field", async () => {
    const page = await openPage({ javaScriptEnabled: false });
    await page.goto("/gallery");
    await page.getByLabel("Summary").fill("Trams");
    await page.getByRole("button", { name: "Save and go on" }).click();
    const summary = page.getByRole("alert");
    expect(await summary.innerText()).toContain("things to mend");
    expect(await page.locator(".error-summary:focus").count()).toBe(1);
    expect(await page.getByLabel("Summary").inputValue()).toBe("Trams");
    const targets = await summary.getByRole("link").all();
    expect(targets.length).toBeGreaterThan(4);
    for (const target of targets) {
      const href = await target.getAttribute("href");
      expect(await page.locator(href ?? "none").count(), href ?? "").toBe(1);
    }
  });
});

describe("a judge at the keyboard", () => {
  test("scores by a digit while the criterion has the focus, 0 being 10, and nowhere else", async () => {
    const page = await openPage();
    await page.goto("/gallery", { waitUntil: "networkidle" });
    const impact = page.getByRole("group", { name: "Impact" });
    await page.getByLabel("Name of the project").focus();
    await page.keyboard.press("8");
    expect(await impact.getByRole("radio", { checked: true }).count()).toBe(0);
    await impact.getByRole("radio").first().focus();
    await page.keyboard.press("7");
    expect(await impact.getByRole("radio", { name: "7, strong" }).isChecked()).toBe(true);
    await page.keyboard.press("0");
    expect(await impact.getByRole("radio", { name: "10, highest" }).isChecked()).toBe(true);
  });

  test("has a target of 44 px for each number on a telephone", async () => {
    const page = await openPage({ viewport: { width: 360, height: 800 } });
    await page.goto("/gallery");
    for (const radio of await page
      .getByRole("group", { name: "Impact" })
      .getByRole("radio")
      .all()) {
      const box = await radio.boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
    }
  });
});

test("a page of another site cannot send the gallery's form", async () => {
  const answer = await fetch(`${inject("baseUrl")}/gallery`, {
    method: "POST",
    headers: { origin: "https://elsewhere.example" },
  });
  expect(answer.status).toBe(403);
});
