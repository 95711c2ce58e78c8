const ADDRESS = /(https?:\/\/\S+)/;

interface MailTextProps {
  readonly text: string;
  /** Whoever it is written to; the addresses in it are theirs, and open for nobody else. */
  readonly isForReader?: boolean;
}

/** A plain mail as a mail program shows it: paragraphs, and its reader's addresses. */
export function MailText({ text, isForReader = false }: MailTextProps) {
  return (
    <article className="card mail">
      {text.split("\n\n").map((paragraph, index) => (
        // A mail never changes, so its paragraphs may be known by their place.
        <p key={index}>
          {paragraph.split(ADDRESS).map((part, at) =>
            isForReader && ADDRESS.test(part) ? (
              <a key={at} href={part}>
                {part}
              </a>
            ) : (
              part
            ),
          )}
        </p>
      ))}
    </article>
  );
}
