/** One address asked in each of the shapes in which a server answers it. */
import type { AppLoadContext } from "@remix-run/node";
import { strFromU8, unzipSync } from "fflate";
import { Document } from "mupdf";
import { createArrivals } from "#app/server/arrivals.ts";
import type { Authority } from "#app/server/auth/authority.ts";
import { testAuthority } from "../authority.ts";
import { asPerson } from "../requests.ts";
import type { Address } from "./addresses.ts";
import type { Answer } from "./request-handler.ts";
import type { Session, World } from "./world.ts";

export const SHAPES = ["data", "page", "routes", "_data", "head", "conditional"] as const;
export type Shape = (typeof SHAPES)[number];

export interface Asked {
  readonly url: string;
  readonly status: number;
  /** In the order in which they were set, one a line. */
  readonly headers: string;
  readonly body: Uint8Array;
}

export interface Asking {
  readonly world: World;
  readonly answer: Answer;
}

const ORIGIN = "https://laurel.test";

/** The requests of one shape: one for most of them, one a route for those that name routes. */
function requestsOf(
  { path, routes }: Address,
  shape: Shape,
  tag: string | null,
): readonly Request[] {
  const data = path === "/" ? "/_root.data" : `${path}.data`;
  const ask = (url: string, init: RequestInit = {}) => new Request(`${ORIGIN}${url}`, init);
  const named = routes.map((id) => encodeURIComponent(id));
  switch (shape) {
    case "page":
      return [ask(path)];
    case "data":
      return [ask(data)];
    case "routes":
      return named.map((id) => ask(`${data}?_routes=${id}`));
    case "_data":
      return named.map((id) => ask(`${path}?_data=${id}`));
    case "head":
      return [ask(path, { method: "HEAD" })];
    case "conditional":
      return [
        ask(path, {
          headers: {
            "if-none-match": tag ?? '"another-session"',
            "if-modified-since": "Fri, 01 Jan 2100 00:00:00 GMT",
          },
        }),
      ];
  }
}

export class Client {
  readonly #asking: Asking;
  readonly #authority: Authority;
  /** By address: what the last session that was answered with a tag got. */
  readonly #tags = new Map<string, string>();

  constructor(asking: Asking) {
    this.#asking = asking;
    this.#authority = testAuthority(asking.world.context);
  }

  async ask(session: Session, address: Address, shape: Shape): Promise<readonly Asked[]> {
    const tag = this.#tags.get(address.path) ?? null;
    const all: Asked[] = [];
    for (const request of requestsOf(address, shape, tag)) {
      const answer = await this.#asking.answer(request, this.#contextOf(session));
      const own = answer.headers.get("etag");
      if (own !== null) this.#tags.set(address.path, own);
      all.push({
        url: `${request.method} ${request.url.slice(ORIGIN.length)}`,
        status: answer.status,
        headers: [...answer.headers].map((pair) => pair.join(": ")).join("\n"),
        body: new Uint8Array(await answer.arrayBuffer()),
      });
    }
    return all;
  }

  #contextOf(session: Session): AppLoadContext {
    const { context, people } = this.#asking.world;
    return {
      context: asPerson(context, people[session]),
      authority: this.#authority,
      nonce: "nonce",
      network: "192.0.2.1",
      arrivals: createArrivals(),
      hasGallery: false,
      isDemo: false,
    };
  }
}

/** Everything that an answer says: headers and body, packed files and documents opened. */
export function textsOf({ headers, body }: Asked): string {
  const plain = strFromU8(body);
  if (plain.startsWith("PK\u0003\u0004"))
    return [headers, ...Object.values(unzipSync(body)).map((part) => strFromU8(part))].join("\n");
  if (plain.startsWith("%PDF")) return `${headers}\n${textOfPdf(body)}`;
  return `${headers}\n${plain}`;
}

function textOfPdf(body: Uint8Array): string {
  const document = Document.openDocument(body, "application/pdf");
  const pages = Array.from({ length: document.countPages() }, (_, at) =>
    document.loadPage(at).toStructuredText("").asText(),
  );
  document.destroy();
  // A long word is broken at the end of a line.
  return pages.join("\n").replace(/\s+/g, "");
}
