import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import {
  isRouteErrorResponse,
  Links,
  Outlet,
  Scripts,
  ScrollRestoration,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import type { ReactNode } from "react";
import { PageTitle } from "./ui/layout/page-title.tsx";
import { Page } from "./ui/layout/page.tsx";
import styles from "./styles/app.css?url";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: styles },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
];

/** The title of a page that gives none, such as one that failed. */
export const meta: MetaFunction = () => [{ title: "Laurel" }];

/** The nonce is made for each answer; it must be in the page, and nowhere else. */
export function loader({ context }: LoaderFunctionArgs) {
  return { nonce: context.nonce };
}

/** The nonce belongs to the document, which loads once: going on to another page asks for none. */
export function shouldRevalidate() {
  return false;
}

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useRouteLoaderData<typeof loader>("root")?.nonce;
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <PageTitle />
        <Links />
      </head>
      <body>
        {children}
        {nonce !== undefined && (
          <>
            <ScrollRestoration nonce={nonce} />
            <Scripts nonce={nonce} />
          </>
        )}
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

const SENTENCES: Readonly<Record<number, readonly [string, string]>> = {
  404: [
    "There is nothing here",
    "The address may be mistyped, or what it stood for is not public.",
  ],
  403: [
    "You may read this, not change it",
    "Nothing was changed. Who invited you to this application can let you do more in it.",
  ],
  400: [
    "This could not be read",
    "What was sent is not what one of our pages sends. Go back, load the page again and send it once more.",
  ],
  408: [
    "This came too slowly",
    "What was sent took so long that we gave it up. Try again, or from a better line.",
  ],
  429: [
    "That was too much at once",
    "More was sent at the same moment than we take. Wait some seconds and try again.",
  ],
  413: ["This is too large", "What was sent is larger than we take. Go back and send less of it."],
};

/** Never a stack trace: what happened, and where to go on. */
export function ErrorBoundary() {
  const error = useRouteError();
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const [title, text] = SENTENCES[status] ?? [
    "That did not work",
    "The fault is ours and has been noted. Nothing you sent before it is lost; please try again.",
  ];
  return (
    <Page brand={{ to: "/", name: "Laurel" }}>
      <h1>{title}</h1>
      <p>{text}</p>
    </Page>
  );
}
