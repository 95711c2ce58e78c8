import { Form } from "@remix-run/react";
import { ConfirmDetails } from "../form/confirm-details.tsx";
import { SubmitButton } from "../form/submit-button.tsx";
import { TextArea } from "../form/text-area.tsx";

/** A rejection that does not stand: the findings stay in the record beside the reason. */
export function Appeal({ submission }: { readonly submission: number }) {
  return (
    <Form method="post" noValidate>
      <input type="hidden" name="submission" value={submission} />
      <ConfirmDetails summary="Accept on appeal…">
        <p>It goes on to the judges after all. The city is told, with the reason.</p>
        <TextArea name="reason" label="Why does the rejection not stand?" rows={3} />
        <SubmitButton intent="appeal" pending="Accepting…">
          Accept it on appeal
        </SubmitButton>
      </ConfirmDetails>
    </Form>
  );
}
