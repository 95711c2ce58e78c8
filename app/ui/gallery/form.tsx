import { Checkbox } from "../form/checkbox.tsx";
import { ConfirmDetails } from "../form/confirm-details.tsx";
import { DateTimeInZone } from "../form/date-time-in-zone.tsx";
import { ErrorSummary } from "../form/error-summary.tsx";
import { FileInput } from "../form/file-input.tsx";
import { FormStatus } from "../form/form-status.tsx";
import { RadioGroup } from "../form/radio-group.tsx";
import { type Choice, Select } from "../form/select.tsx";
import { SubmitButton } from "../form/submit-button.tsx";
import { TextArea } from "../form/text-area.tsx";
import { TextInput } from "../form/text-input.tsx";

export function GalleryForm({ countries }: { readonly countries: readonly Choice[] }) {
  return (
    <section className="card" aria-label="Form">
      <ErrorSummary />
      <TextInput
        name="project"
        label="Name of the project"
        hint="As it should stand on the certificate."
      />
      <TextInput
        name="contact"
        type="email"
        label="A colleague's address"
        autoComplete="email"
        isRequired={false}
      />
      <TextArea
        name="summary"
        label="Summary"
        hint="What the project does, for whom, in plain words. Up to 12 words."
        limit={{ most: 12, unit: "words" }}
        rows={4}
        value="Every stair well in the old blocks has had one meter for all of its flats so far."
      />
      <Select name="country" label="Country" choices={countries} placeholder="Choose a country" />
      <RadioGroup
        name="kind"
        label="Who applies"
        choices={[
          { value: "city", label: "A city", hint: "Or a district that governs itself." },
          {
            value: "region",
            label: "Eine Arbeitsgemeinschaft der Donaudampfschifffahrtsgesellschaftsgemeinden",
          },
        ]}
      />
      <DateTimeInZone
        name="closes"
        label="The call closes"
        zone="Asia/Seoul"
        hint="Applications sent up to this minute are in."
      />
      <FileInput
        name="evidence"
        label="Evidence"
        hint="PDF or pictures, up to 20 MB."
        accept={["application/pdf", "image/jpeg", "image/png"]}
      />
      <Checkbox name="agree" label="The city agrees to take part" isRequired />
      <div className="actions">
        <SubmitButton intent="save" pending="Saving…">
          Save and go on
        </SubmitButton>
        <SubmitButton intent="draft" pending="Saving…" look="plain" skipsChecks>
          Save as a draft
        </SubmitButton>
        <FormStatus>Saved 14:05</FormStatus>
      </div>
      <ConfirmDetails summary="Withdraw this application…">
        <p>It leaves the award. You may send another until the call closes.</p>
        <SubmitButton intent="withdraw" pending="Withdrawing…" look="danger" skipsChecks>
          Withdraw it
        </SubmitButton>
      </ConfirmDetails>
    </section>
  );
}
