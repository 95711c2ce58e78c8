import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findRules } from "#app/queries/published-edition.ts";
import { notFound, requireParam } from "#app/server/not-found.ts";
import { AwardPage } from "#app/ui/award/award-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `How winners are chosen: ${data.heading.name}` : "There is nothing here" },
];

/** Public: the rules are known before anything is judged by them. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const found = await findRules(
    context.context,
    requireParam(params, "programme"),
    requireParam(params, "edition"),
  );
  if (!found) throw notFound();
  return found;
}

export default function RulesPage() {
  const { heading, rules } = useLoaderData<typeof loader>();
  return (
    <AwardPage heading={heading}>
      <p className="eyebrow">{heading.name}</p>
      <h1>How winners are chosen</h1>
      <ol className="steps">
        {rules.map((paragraph) => (
          <li key={paragraph.text}>
            <h2>{paragraph.title}</h2>
            <p>{paragraph.text}</p>
          </li>
        ))}
      </ol>
    </AwardPage>
  );
}
