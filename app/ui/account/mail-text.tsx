const ADDRESS = /(https?:\/\/\S+)/;

/** A plain mail as a mail program shows it: paragraphs, and addresses that can be opened. */
export function MailText({ text }: { readonly text: string }) {
  return (
    <article className="card mail">
      {text.split("\n\n").map((paragraph, index) => (
        // A mail never changes, so its paragraphs may be known by their place.
        <p key={index}>
          {paragraph.split(ADDRESS).map((part, at) =>
            ADDRESS.test(part) ? (
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
