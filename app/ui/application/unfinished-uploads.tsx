import { Form } from "@remix-run/react";
import { Notice } from "../award/notice.tsx";
import { fileSize } from "./file-size.ts";

interface UnfinishedUploadsProps {
  readonly uploads: readonly {
    readonly id: string;
    readonly name: string;
    readonly bytes: number;
    readonly receivedBytes: number;
  }[];
}

/** Files whose line was cut: what came of them is kept for three days. */
export function UnfinishedUploads({ uploads }: UnfinishedUploadsProps) {
  if (uploads.length === 0) return null;
  return (
    <Notice title="Not all of it arrived" look="warn">
      <p>Choose the same file again below: it goes on where it was cut off.</p>
      <ul className="attachments">
        {uploads.map(({ id, name, bytes, receivedBytes }) => (
          <li key={id} className="attachment">
            <div>
              <bdi>{name}</bdi>{" "}
              <span className="small soft">
                {fileSize(receivedBytes)} of {fileSize(bytes)} arrived
              </span>
            </div>
            <Form method="post" encType="multipart/form-data">
              <input type="hidden" name="upload" value={id} />
              <button className="button button-plain" type="submit" name="intent" value="forget">
                Forget<span className="visually-hidden"> {name}</span>
              </button>
            </Form>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
