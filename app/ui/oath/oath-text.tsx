/** Terms as they were written: paragraphs by blank lines. */
export function OathText({ text }: { readonly text: string }) {
  return (
    <div className="oath">
      {text.split(/\n{2,}/).map((paragraph) => (
        <p key={paragraph} className="as-typed">
          {paragraph}
        </p>
      ))}
    </div>
  );
}
