interface ExportLinksProps {
  /** Address of the list's file without its ending: `/secretariat/prize/2026/export/judges`. */
  readonly to: string;
  /** What is in it, as a sentence goes on: "these applications". */
  readonly what: string;
  /** The filters of the page, as in its address. */
  readonly search?: string;
}

/** A list as a file. Plain links: the answer is a file, no page. */
export function ExportLinks({ to, what, search = "" }: ExportLinksProps) {
  const filters = search.replace(/^\?/, "");
  const address = (format: string) => `${to}.${format}${filters === "" ? "" : `?${filters}`}`;
  return (
    <p className="exports">
      <span>Save {what} as</span>{" "}
      <a href={address("csv")} download>
        CSV
      </a>{" "}
      <a href={address("xlsx")} download>
        XLSX
      </a>
    </p>
  );
}
