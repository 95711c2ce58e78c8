import { fileSize } from "./file-size.ts";

export interface ShownAttachment {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly alt: string;
}

const KINDS: Readonly<Record<string, string>> = {
  "application/pdf": "PDF",
  "image/jpeg": "JPEG picture",
  "image/png": "PNG picture",
  "image/webp": "WebP picture",
};

/** Files with their kind and size, each a download; what a picture shows stands beside it. */
export function AttachmentList({ files }: { readonly files: readonly ShownAttachment[] }) {
  return (
    <ul className="attachments">
      {files.map((file) => (
        <li key={file.id}>
          <AttachmentLine file={file} />
        </li>
      ))}
    </ul>
  );
}

export function AttachmentLine({ file }: { readonly file: ShownAttachment }) {
  return (
    <>
      <a href={`/files/${file.id}`} download>
        {file.name}
      </a>{" "}
      <span className="small soft">
        {KINDS[file.mediaType] ?? "File"}, {fileSize(file.bytes)}
      </span>
      {file.alt !== "" && <p className="small">Shows: {file.alt}</p>}
    </>
  );
}
