import { expect, test } from "vitest";
import type { AppLoadContext } from "@remix-run/node";
import { action, loader } from "#app/routes/gallery.tsx";

/** Nothing of the context may be touched before the switch has been looked at. */
const context = { hasGallery: false } as AppLoadContext;

test.for(["GET", "POST"])("the gallery answers %s as nothing where it is off", async (method) => {
  const request = new Request("http://awards.example/gallery", {
    method,
    ...(method === "POST" ? { body: new FormData() } : {}),
  });
  const args = { context, request, params: {} };
  const ask = async (): Promise<unknown> => (method === "POST" ? action(args) : loader(args));
  const answer = await ask().catch((thrown: unknown) => thrown);
  expect(answer).toBeInstanceOf(Response);
  expect((answer as Response).status).toBe(404);
});
