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
      <div className="actions">
        <SubmitButton intent="password" pending="Signing in…" look="plain">
          Sign in
        </SubmitButton>
      </div>
    </>
  );
}
