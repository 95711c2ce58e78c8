/** The scoring page by keyboard alone, by taps alone, and as a screen reader hears it. */
import type { CDPSession, Page } from "@playwright/test";
import { describe, expect, test } from "vitest";
import { useBrowser } from "#test/support/browser.ts";

const openPage = useBrowser();
const SCORING = `/judge/demonstration/${new Date().getUTCFullYear()}-round-one`;

type Options = Parameters<ReturnType<typeof useBrowser>>[0];

async function openFirst(judge: string, options: Options = {}): Promise<Page> {
  const page = await openPage(options);
  await page.goto("/demo");
  await page.locator(`button[value="${judge}@example.org"]`).first().click();
  await page.waitForURL((url) => url.pathname !== "/demo");
  await page.goto(SCORING);
  await page.getByRole("link", { name: /^(Go on|Begin) scoring$/ }).click();
  await page.waitForURL(/\/score\//);
  await page.waitForLoadState("networkidle");
  return page;
}

function scales(page: Page) {
  return page.locator("fieldset.scale");
}

async function chosen(page: Page) {
  const radios = await scales(page).getByRole("radio", { checked: true }).all();
  return Promise.all(radios.map((radio) => radio.getAttribute("value")));
}

interface Heard {
  readonly role?: { readonly value: string };
  readonly name?: { readonly value: string };
}

/** The group and the name of what has the focus, and its place among its fellows. */
async function hear(page: Page, session: CDPSession) {
  const { result } = await session.send("Runtime.evaluate", {
    expression: "document.activeElement",
  });
  const { nodes } = await session.send("Accessibility.getPartialAXTree", {
    objectId: result.objectId ?? "",
    fetchRelatives: true,
  });
  const names = (nodes as readonly Heard[]).filter(({ role }) => role?.value === "group");
  const self = (nodes as readonly Heard[]).find(({ role }) => role?.value === "radio");
  const place = await page.evaluate(`(() => {
    const one = document.activeElement;
    const all = [...one.form.elements].filter(({ name }) => name === one.name);
    return all.indexOf(one) + 1 + " of " + all.length;
  })()`);
  return `${names[0]?.name?.value ?? ""}, ${self?.name?.value ?? ""}, ${String(place)}`;
}

describe("four criteria scored, and the next application open", () => {
  test("by ten keys", async () => {
    const page = await openFirst("judge-4");
    expect(await scales(page).count()).toBe(4);
    const before = new URL(page.url()).pathname;
    // As after a submission: the focus is on the page's content.
    await page.evaluate("document.getElementById('main').focus()");
    const keys = ["Tab", "Enter", "8", "Tab", "7", "Tab", "0", "Tab", "6", "Enter"];
    expect(keys.length).toBeLessThanOrEqual(12);
    for (const key of keys) await page.keyboard.press(key);
    await page.waitForURL(/done=submitted/);
    expect(new URL(page.url()).pathname).not.toBe(before);
    // The focus goes to the content of the page that came: the next keys begin as these did.
    await expect.poll(() => page.evaluate("document.activeElement.id")).toBe("main");
    await page.goto(before);
    expect(await chosen(page)).toEqual(["8", "7", "10", "6"]);
  });

  test("by five taps on a phone", async () => {
    const page = await openFirst("judge-4", {
      hasTouch: true,
      viewport: { width: 360, height: 740 },
    });
    const before = new URL(page.url()).pathname;
    const count = await scales(page).count();
    let taps = 0;
    for (const scale of await scales(page).all()) {
      await scale.locator("label", { hasText: "7" }).tap();
      taps++;
    }
    await page.getByRole("button", { name: "Submit, open next" }).tap();
    taps++;
    await page.waitForURL(/done=submitted/);
    expect(taps).toBe(count + 1);
    expect(taps).toBeLessThanOrEqual(6);
    expect(new URL(page.url()).pathname).not.toBe(before);
  });
});

test("by keyboard alone: a remark, the next with Ctrl and Enter, a skip, and the last save undone", async () => {
  const page = await openFirst("judge-4");
  const before = new URL(page.url()).pathname;
  await scales(page).first().getByRole("radio").first().focus();
  await page.keyboard.press("9");
  await page.keyboard.press("r");
  await page.keyboard.type("Well argued, 1 of 2.");
  expect(await chosen(page)).toEqual(["9"]);
  for (const scale of (await scales(page).all()).slice(1)) {
    await scale.getByRole("radio").first().focus();
    await page.keyboard.press("5");
  }
  await page.keyboard.press("r");
  await page.keyboard.press("Control+Enter");
  await page.waitForURL(/done=submitted/);
  await page.getByRole("button", { name: /^Undo my last save, of/ }).focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/done=undone/);
  expect(new URL(page.url()).pathname).toBe(before);
  await page.getByRole("button", { name: "Skip for now" }).focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/done=skipped/);
  expect(new URL(page.url()).pathname).not.toBe(before);
  await page.goto(SCORING);
  await expect.poll(() => page.getByText("Skipped for now").count()).toBe(1);
});

test("without a script: a remark for the applicant, a skip, a flag and its undoing", async () => {
  const page = await openFirst("judge-1", { javaScriptEnabled: false });
  const before = new URL(page.url()).pathname;
  const remark = page.locator("details.remark").first();
  await remark.locator("summary").click();
  await remark.getByRole("textbox").fill("Shown by figures.");
  await remark.getByLabel("For the applicant").check();
  await page.getByRole("button", { name: "Save draft" }).click();
  expect(await remark.getByRole("textbox").inputValue()).toBe("Shown by figures.");
  expect(await remark.getByLabel("For the applicant").isChecked()).toBe(true);
  await page.getByRole("button", { name: "Skip for now" }).click();
  expect(page.url()).toContain("done=skipped");
  await page.goto(before);
  await page.getByRole("button", { name: "Back to its place" }).click();
  await page.getByText("Wrong category…").click();
  await page.getByRole("button", { name: "Tell the secretariat" }).click();
  expect(await page.title()).toMatch(/^Error: /);
  await page.getByLabel("Why does it belong in another category?").fill("It is about buses.");
  await page.getByRole("button", { name: "Tell the secretariat" }).click();
  expect(page.url()).toContain("done=flagged");
  await page.goto(before);
  await page.getByRole("button", { name: "Take the flag back" }).click();
  expect(page.url()).toContain("done=unflagged");
});

test("a screen reader hears the criterion, the score, what it means and its place", async () => {
  const page = await openFirst("judge-4");
  const session = await page.context().newCDPSession(page);
  await session.send("Accessibility.enable");
  const first = scales(page).first();
  const name = await first.locator("legend").innerText();
  await first.getByRole("radio").first().focus();
  await page.keyboard.press("0");
  expect(await hear(page, session)).toBe(`${name}, 10, highest, 10 of 10`);
  await page.keyboard.press("7");
  expect(await hear(page, session)).toBe(`${name}, 7, 7 of 10`);
});
