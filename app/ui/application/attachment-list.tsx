import { Chip } from "../award/chip.tsx";
import { fileSize } from "./file-size.ts";

export interface ShownAttachment {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly alt: string;
  /** The question that it answers; null for the application as a whole. */
  readonly question: string | null;
  /** Null where nobody has counted them yet. */
  readonly pages: number | null;
  readonly scan: "unscanned" | "clean" | "infected";
}

const KINDS: Readonly<Record<string, string>> = {
  "application/pdf": "PDF",
  "image/jpeg": "JPEG picture",
  "image/png": "PNG picture",
  "image/webp": "WebP picture",
};

/** Files with their kind and size, each a download; whether they were scanned stands beside it. */
export function AttachmentList({ files }: { readonly files: readonly ShownAttachment[] }) {
  return (
    <ul className="attachments">
      {files.map((file) => (
        <li key={file.id}>
          <AttachmentLine file={file} hasScan />
        </li>
      ))}
    </ul>
  );
}

interface AttachmentLineProps {
  readonly file: ShownAttachment;
  /** Says whether a scanner has looked at it: for those who open other people's files. */
  readonly hasScan?: boolean;
}

export function AttachmentLine({ file, hasScan = false }: AttachmentLineProps) {
  if (file.scan === "infected") return <HeldBack file={file} isOwn={!hasScan} />;
  return (
    <>
      <a href={`/files/${file.id}`} download>
        <bdi>{file.name}</bdi>
      </a>{" "}
      <span className="small soft">
        {KINDS[file.mediaType] ?? "File"}, {fileSize(file.bytes)}
      </span>
      {hasScan && file.scan === "unscanned" && (
        <>
          {" "}
          <Chip look="warn">not scanned for viruses</Chip>
        </>
      )}
      {file.alt !== "" && <p className="small">Shows: {file.alt}</p>}
      <Preview file={file} />
    </>
  );
}

function HeldBack({ file, isOwn }: { readonly file: ShownAttachment; readonly isOwn: boolean }) {
  return (
    <>
      <bdi>{file.name}</bdi> <Chip look="bad">held back</Chip>
      <p className="small">
        The virus scanner found something harmful in it. Nobody can open it;{" "}
        {isOwn ? "remove it, and add a clean copy." : "ask the city for a clean copy."}
      </p>
    </>
  );
}

/** Pages as pictures that the server draws: nothing of the document itself reaches the reader. */
function Preview({ file }: { readonly file: ShownAttachment }) {
  const isPicture = file.mediaType.startsWith("image/");
  const pages = isPicture ? 1 : (file.pages ?? 1);
  if (pages === 0)
    return <p className="small soft">It cannot be shown here; download it to read it.</p>;
  return (
    <details className="preview">
      <summary>
        Preview<span className="visually-hidden"> of {file.name}</span>
      </summary>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so that a keyboard has to be able to reach it */}
      <div className="preview-pages" role="group" aria-label={`Pages of ${file.name}`} tabIndex={0}>
        {Array.from({ length: pages }, (_, index) => (
          <img
            key={index}
            src={`/files/${file.id}/pages/${index + 1}`}
            alt={isPicture ? file.alt : `Page ${index + 1} of ${file.name}`}
            loading="lazy"
          />
        ))}
      </div>
    </details>
  );
}
