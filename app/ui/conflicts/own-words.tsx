import { Link } from "@remix-run/react";

interface OwnWordsProps {
  /** Questions about likely conflicts that wait for an answer. */
  readonly asked: number;
  readonly to: (page: string) => string;
}

/** What the judge promised, declared and is asked about their own interests. */
export function OwnWords({ asked, to }: OwnWordsProps) {
  return (
    <p className="small">
      {asked > 0 && (
        <>
          <Link to={to("/conflicts")}>
            {asked === 1
              ? "One question about a likely conflict"
              : `${asked} questions about likely conflicts`}
          </Link>
          {" · "}
        </>
      )}
      <Link to={to("/oath")}>What you promised and declared</Link>
    </p>
  );
}
