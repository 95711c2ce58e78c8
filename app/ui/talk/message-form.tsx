import { Form } from "@remix-run/react";
import { LONGEST_MESSAGE } from "#app/domain/talk/talk.ts";
import { KeepWords } from "../form/keep-words.tsx";
import { SubmitButton } from "../form/submit-button.tsx";
import { TextArea } from "../form/text-area.tsx";

interface MessageFormProps {
  /** Who gets it: "the secretariat", "the city". */
  readonly to: string;
  /** Of the page's own words on this device: the ref, for whoever writes. */
  readonly owner: string;
  /** How many messages there are: one more is a new beginning. */
  readonly base: number;
  readonly hasArrived: boolean;
  readonly sentBack?: object | undefined;
  /** Where it is sent, if not to its own page. */
  readonly action?: string;
}

export function MessageForm({ to, owner, base, hasArrived, sentBack, action }: MessageFormProps) {
  return (
    <Form method="post" {...(action === undefined ? {} : { action })} noValidate className="card">
      <KeepWords
        owner={`message ${owner}`}
        base={`${base}`}
        hasArrived={hasArrived}
        sentBack={sentBack}
      />
      <TextArea
        name="text"
        label={`Your message to ${to}`}
        hint={`At most ${LONGEST_MESSAGE.toLocaleString("en")} characters. It is mailed as well.`}
        rows={5}
      />
      <p className="actions">
        <SubmitButton intent="message" pending="Sending…">
          Send the message
        </SubmitButton>
      </p>
    </Form>
  );
}
