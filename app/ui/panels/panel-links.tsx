import { Link } from "@remix-run/react";

interface PanelLinksProps {
  readonly categories: readonly {
    readonly slug: string;
    readonly name: string;
    readonly judges: number;
  }[];
  readonly to: (category: string) => string;
}

/** To the page of each category's panel in a round. */
export function PanelLinks({ categories, to }: PanelLinksProps) {
  return (
    <section aria-labelledby="panels">
      <h2 id="panels">Panels</h2>
      <ul className="rows card">
        {categories.map(({ slug, name, judges }) => (
          <li key={slug}>
            <Link className="row-name" to={to(slug)}>
              {name}
            </Link>
            <span className="soft">{judges === 1 ? "one judge" : `${judges} judges`}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
