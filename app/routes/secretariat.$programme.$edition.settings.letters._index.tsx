import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { listLetters } from "#app/queries/letter-settings.ts";
import { requireStaff } from "#app/server/guards.ts";
import { staffFrame } from "#app/server/staff-head.ts";
import { Chip } from "#app/ui/award/chip.tsx";
import { pathFor } from "#app/ui/layout/edition-pages.tsx";
import { SettingsPage } from "#app/ui/settings/settings-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Letters: ${data.frame.edition.name}` : "There is nothing here" },
];

/** Secretariat and observers. */
export async function loader(args: LoaderFunctionArgs) {
  const access = await requireStaff(args);
  return {
    frame: staffFrame(access),
    audiences: await listLetters(access.context, access.edition),
  };
}

const AUDIENCE_WORDS = {
  applicant: "To cities",
  judge: "To judges",
  secretariat: "To the secretariat",
} as const;

const SENDING_WORDS = {
  "at-once": "goes out with its act",
  checked: "waits until it is checked",
  confirmed: "waits until two have checked it",
} as const;

export default function LettersPage() {
  const { frame, audiences } = useLoaderData<typeof loader>();
  const { edition, mayAct } = frame;
  return (
    <SettingsPage
      frame={frame}
      title="Letters"
      lead="What each letter says, in every edition of this programme. Where you write nothing, Laurel's wording is sent."
      answer={undefined}
    >
      <div className="stack">
        {audiences.map(({ audience, letters }) => (
          <section key={audience} aria-labelledby={audience}>
            <h2 id={audience}>{AUDIENCE_WORDS[audience]}</h2>
            <ul className="rows card">
              {letters.map(({ kind, name, sending, languages }) => (
                <li key={kind}>
                  <span className="row-words">
                    {mayAct ? (
                      <Link
                        className="row-name"
                        to={pathFor("secretariat", edition, `/settings/letters/${kind}`)}
                      >
                        {name}
                      </Link>
                    ) : (
                      <span className="row-name">{name}</span>
                    )}
                    <span className="row-detail">{SENDING_WORDS[sending]}</span>
                  </span>
                  {languages.length === 0 ? (
                    <Chip>Laurel’s wording</Chip>
                  ) : (
                    <Chip look="ok">Yours: {languages.join(", ")}</Chip>
                  )}
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </SettingsPage>
  );
}
