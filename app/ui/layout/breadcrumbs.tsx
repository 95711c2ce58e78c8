import { Link } from "@remix-run/react";
import type { NavItem } from "./page.tsx";

/** The way back up; the page itself is not in it, its heading says where one is. */
export function Breadcrumbs({ trail }: { readonly trail: readonly NavItem[] }) {
  return (
    <nav aria-label="Breadcrumbs">
      <ol className="breadcrumbs">
        {trail.map(({ to, label }) => (
          <li key={to}>
            <Link to={to}>{label}</Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
