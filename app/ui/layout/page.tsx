import { Link, NavLink } from "@remix-run/react";
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
  readonly children: ReactNode;
}

/** The frame of every page: a way past the bar, the award's name, where one is, and the page itself. */
export function Page({ brand, nav = [], account, children }: PageProps) {
  return (
    <>
      <a className="skip" href="#main">
        Skip to the page
      </a>
      <header className="bar">
        <Link className="brand" to={brand.to}>
          <LaurelMark />
          {brand.name}
        </Link>
        {(nav.length > 0 || account !== undefined) && (
          <nav aria-label="Main">
            {nav.map(({ to, label, hasPagesBelow = false }) => (
              <NavLink key={to} to={to} end={!hasPagesBelow}>
                {label}
              </NavLink>
            ))}
            {account !== undefined && <NavLink to="/account">{account}</NavLink>}
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
