/** Renders a page, and is the one door through which the server process reaches the application. */
import { PassThrough } from "node:stream";
import { createReadableStreamFromReadable } from "@remix-run/node";
import type { AppLoadContext, EntryContext } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { contentSecurityPolicy } from "./server/security-headers.ts";

const ABORT_MILLISECONDS = 5_000;

export const streamTimeout = ABORT_MILLISECONDS;

export { buildsByArea } from "./server/area-builds.ts";
export { refuseRequest } from "./server/http-guard.ts";
export { SECURITY_HEADERS } from "./server/security-headers.ts";
export { startApplication } from "./server/start.ts";

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  loadContext: AppLoadContext,
): Promise<Response> {
  const { nonce } = loadContext;
  headers.set("content-type", "text/html; charset=utf-8");
  headers.set("content-security-policy", contentSecurityPolicy(nonce));
  return new Promise((resolve, reject) => {
    let isShellReady = false;
    let answerStatus = status;
    const answer = () => {
      isShellReady = true;
      const body = new PassThrough();
      resolve(
        new Response(createReadableStreamFromReadable(body), { status: answerStatus, headers }),
      );
      pipe(body);
    };
    const { pipe, abort } = renderToPipeableStream(
      <RemixServer
        context={remixContext}
        url={request.url}
        abortDelay={ABORT_MILLISECONDS}
        nonce={nonce}
      />,
      {
        nonce,
        // A crawler gets the whole page at once, a person its frame as soon as it is there.
        ...(isbot(request.headers.get("user-agent"))
          ? { onAllReady: answer }
          : { onShellReady: answer }),
        onShellError: reject,
        onError() {
          if (!isShellReady) answerStatus = 500;
        },
      },
    );
    setTimeout(abort, ABORT_MILLISECONDS + 1_000).unref();
  });
}
