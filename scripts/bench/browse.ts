/** A page as a browser loads it that never was here: what comes over the line, compressed as it comes. */
import { type Browser, chromium, type Page } from "@playwright/test";

export async function withBrowser<T>(work: (browser: Browser) => Promise<T>): Promise<T> {
  const executablePath = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";
  const browser = await chromium.launch({
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic"],
    ...(executablePath === "" ? {} : { executablePath }),
  });
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

/** A page of nobody's history, signed in by cookies as a request has them. */
export async function signedInPage(browser: Browser, cookie: string, url: string): Promise<Page> {
  const context = await browser.newContext();
  const pairs = cookie.split("; ").map((pair) => pair.split("="));
  await context.addCookies(
    pairs.map(([name = "", ...value]) => ({ name, value: value.join("="), url })),
  );
  return context.newPage();
}

/** @param mark a selector of what must be on it, so that no other page is weighed */
export async function loadedBytes(page: Page, url: string, mark: string) {
  const line = await page.context().newCDPSession(page);
  await line.send("Network.enable");
  const kinds = new Map<string, string>();
  const sum = { all: 0, scripts: 0 };
  line.on("Network.responseReceived", ({ requestId, response }) =>
    kinds.set(requestId, response.mimeType),
  );
  line.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    sum.all += encodedDataLength;
    if (kinds.get(requestId)?.includes("javascript")) sum.scripts += encodedDataLength;
  });
  const answer = await page.goto(url, { waitUntil: "networkidle" });
  if (answer?.status() !== 200 || (await page.locator(mark).count()) === 0)
    throw new Error(`${url} was answered ${answer?.status()}, without ${mark}`);
  return sum;
}
