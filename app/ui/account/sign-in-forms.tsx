import { SHARED_FIELD } from "#app/forms/shared-computer.ts";
import { Checkbox } from "../form/checkbox.tsx";
import { ErrorSummary } from "../form/error-summary.tsx";
import { SubmitButton } from "../form/submit-button.tsx";
import { TextInput } from "../form/text-input.tsx";

export function SignInByLink() {
  return (
    <>
      <ErrorSummary />
      <TextInput
        name="email"
        label="E-mail address"
        hint="The address that your invitation went to, or that your city writes from."
        type="email"
        autoComplete="email"
      />
      <div className="actions">
        <SubmitButton intent="link" pending="Sending…">
          Send me a link
        </SubmitButton>
      </div>
    </>
  );
}

export function SignInByPassword() {
  return (
    <>
      <TextInput name="account" label="E-mail address" type="email" autoComplete="username" />
      <TextInput
        name="password"
        label="Password"
        type="password"
        autoComplete="current-password"
        hint="Only if you have set one on your page."
      />
      <SharedComputer />
      <div className="actions">
        <SubmitButton intent="password" pending="Signing in…" look="plain">
          Sign in
        </SubmitButton>
      </div>
    </>
  );
}

/** Asked where the sign-in is completed, for that is the computer it is about. */
export function SharedComputer() {
  return (
    <Checkbox
      name={SHARED_FIELD}
      label="This is a shared computer"
      hint="Then nothing that you type is kept on it while there is no connection."
    />
  );
}
