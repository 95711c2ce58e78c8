/**
 * The server: refuses what must not reach Remix, sets the headers, serves files, hands over the rest.
 * The application is reached through the build alone: importing it a second time would open the
 * database a second time.
 */
import { readdirSync } from "node:fs";
import { extname } from "node:path";
import { constants } from "node:zlib";
import { createRequestHandler } from "@remix-run/express";
import compression from "compression";
import express from "express";
import * as build from "./build/server/index.js";

const { startApplication, refuseRequest, buildsByArea, SECURITY_HEADERS } = build.entry.module;
const application = await startApplication().catch((error) => {
  // Why it refuses to start, in a sentence: a sample secret, a second server, a file it cannot migrate.
  console.error(error.message);
  process.exit(1);
});
const app = express();
app.disable("x-powered-by");
app.set("trust proxy", application.env.TRUSTED_PROXIES);

app.use((request, response, next) => {
  response.set(SECURITY_HEADERS);
  const refusal = refuseRequest({
    method: request.method,
    url: request.originalUrl,
    host: request.headers.host,
    origin: request.headers.origin,
    secFetchSite: request.headers["sec-fetch-site"],
  });
  if (refusal) response.status(refusal.status).type("text/plain").send(refusal.text);
  else next();
});

app.get("/healthz", (_request, response) => {
  response.set("cache-control", "no-store").type("text/plain").send("ok");
});

const assets = new Set(readdirSync("build/client/assets"));
const ENCODINGS = [
  ["br", ".br"],
  ["gzip", ".gz"],
];

/** Gives the smallest form that was made at the build and that the browser takes. */
function chooseEncoding(request, response, next) {
  const name = request.path.slice(1);
  const forms = ENCODINGS.filter(([, ending]) => assets.has(name + ending));
  if (forms.length > 0) response.vary("accept-encoding");
  const form = forms.find(([encoding]) => request.acceptsEncodings(encoding));
  if (form) {
    response.set("content-encoding", form[0]).type(extname(name));
    request.url = `/${name}${form[1]}`;
  }
  next();
}

/** What they say is said to a page; with thirty scripts a page they would weigh as much as one of them. */
const HEADERS_OF_PAGES = ["referrer-policy", "cross-origin-opener-policy", "permissions-policy"];

app.use(
  "/assets",
  (_request, response, next) => {
    for (const name of HEADERS_OF_PAGES) response.removeHeader(name);
    next();
  },
  chooseEncoding,
  express.static("build/client/assets", {
    immutable: true,
    maxAge: "1y",
    index: false,
    // Their names hold a digest of them: nobody asks whether they changed.
    etag: false,
    lastModified: false,
    acceptRanges: false,
  }),
);
// The disk is asked for their own names alone, not once a page.
const files = new Set(readdirSync("build/client").map((name) => `/${name}`));
const serveFile = express.static("build/client", { maxAge: "1h", index: false });
app.use((request, response, next) => {
  if (files.has(request.path)) serveFile(request, response, next);
  else next();
});
app.use((_request, response, next) => {
  response.set("cache-control", "no-store");
  next();
});
// Quick rather than small: three quarters of a page are gone at the first level already, and a window
// of 64 kB holds a page without costing memory for each.
app.use(
  compression({
    filter: (_request, response) => /^text\//.test(`${response.getHeader("content-type")}`),
    level: constants.Z_BEST_SPEED,
    brotli: {
      params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_LGWIN]: 16 },
    },
  }),
);
const whole = handlerOf(build);
const areas = new Map([...buildsByArea(build)].map(([area, routes]) => [area, handlerOf(routes)]));
// The benchmarks measure what a page costs against the gallery's empty one in a plain build.
areas.delete("gallery");
app.all("*", (request, response, next) => {
  const area = request.path.split("/", 2)[1];
  (areas.get(area) ?? whole)(request, response, next);
});

function handlerOf(routes) {
  return createRequestHandler({
    build: routes,
    mode: "production",
    getLoadContext: (request) =>
      application.loadContext(
        new Headers({ cookie: request.headers.cookie ?? "" }),
        request.ip ?? "",
      ),
  });
}

const { HOST, PORT } = application.env;
const server = app.listen(PORT, HOST, () => {
  console.log(`Laurel answers at http://${HOST}:${server.address().port}`);
});

server.once("error", (error) => {
  console.error(
    error.code === "EADDRINUSE"
      ? `port ${PORT} of ${HOST} is taken: stop what holds it, or set PORT`
      : error.message,
  );
  process.exitCode = 1;
  application.close();
});

/** Connections that a browser opened in advance: Node does not count them among the idle ones. */
const unused = new Set();
server.on("connection", (socket) => {
  unused.add(socket);
  socket.once("close", () => unused.delete(socket));
});
server.on("request", ({ socket }) => unused.delete(socket));

let isStopping = false;
function stop() {
  if (isStopping) return;
  isStopping = true;
  // What is under way is answered; connections without a request would keep the process for ever.
  server.close(() => {
    application.close().then(() => process.exit(0));
  });
  server.closeIdleConnections();
  for (const socket of unused) socket.destroy();
}
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
