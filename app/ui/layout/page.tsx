import { Link, NavLink, useLocation } from "@remix-run/react";
import type { ReactNode } from "react";
import { LaurelMark } from "./laurel-mark.tsx";

export interface NavItem {
  readonly to: string;
  readonly label: string;
  /** Stays marked as the current one on the pages below it. */
  readonly hasPagesBelow?: boolean;
}

interface PageProps {
  readonly brand: { readonly to: string; readonly name: string };
  readonly nav?: readonly NavItem[];
  /** Who is signed in, as they are called, or "Sign in" on a public page; leads to one's own page. */
  readonly account?: string | undefined;
  /**
   * Public pages link plainly: each is a document that loads at once and is asked for all day, and a
   * link of the router costs the server more than the rest of the bar.
   */
  readonly hasPlainLinks?: boolean;
  readonly children: ReactNode;
}

/** The frame of every page: a way past the bar, the award's name, where one is, and the page itself. */
export function Page({ brand, nav = [], account, hasPlainLinks = false, children }: PageProps) {
  const items = account === undefined ? nav : [...nav, { to: "/account", label: account }];
  return (
    <>
      <a className="skip" href="#main">
        Skip to the page
      </a>
      <header className="bar">
        <Brand {...brand} isPlain={hasPlainLinks} />
        {items.length > 0 && (
          <nav aria-label="Main">
            {hasPlainLinks ? <PlainLinks items={items} /> : <RouterLinks items={items} />}
          </nav>
        )}
      </header>
      <main id="main" className="page" tabIndex={-1}>
        {children}
      </main>
      <footer className="foot">Judged with Laurel: every placing has its reason.</footer>
    </>
  );
}

function Brand({ to, name, isPlain }: PageProps["brand"] & { readonly isPlain: boolean }) {
  const content = (
    <>
      <LaurelMark />
      {name}
    </>
  );
  return isPlain ? (
    <a className="brand" href={to}>
      {content}
    </a>
  ) : (
    <Link className="brand" to={to}>
      {content}
    </Link>
  );
}

interface LinksProps {
  readonly items: readonly NavItem[];
}

function RouterLinks({ items }: LinksProps) {
  return items.map(({ to, label, hasPagesBelow = false }) => (
    <NavLink key={to} to={to} end={!hasPagesBelow}>
      {label}
    </NavLink>
  ));
}

function PlainLinks({ items }: LinksProps) {
  const { pathname } = useLocation();
  return items.map(({ to, label }) => (
    <a key={to} href={to} aria-current={pathname === to ? "page" : undefined}>
      {label}
    </a>
  ));
}
