import { Link, NavLink } from "@remix-run/react";
import type { ReactNode } from "react";
import { LaurelMark } from "./laurel-mark.tsx";

export interface NavItem {
  readonly to: string;
  readonly label: string;
}

interface PageProps {
  readonly brand: { readonly to: string; readonly name: string };
  readonly nav?: readonly NavItem[];
  readonly children: ReactNode;
}

/** The frame of every page: a way past the bar, the award's name, where one is, and the page itself. */
export function Page({ brand, nav = [], children }: PageProps) {
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
        {nav.length > 0 && (
          <nav aria-label="Main">
            {nav.map(({ to, label }) => (
              <NavLink key={to} to={to} end>
                {label}
              </NavLink>
            ))}
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
