import { ErrorSummary } from "../form/error-summary.tsx";
import { SubmitButton } from "../form/submit-button.tsx";
import { TextInput } from "../form/text-input.tsx";

export function BeginEnrolment({ hasPassword }: { readonly hasPassword: boolean }) {
  return (
    <>
      <ErrorSummary />
      <p>
        You need an authenticator on your phone or computer: any program that shows six figures that
        change every half minute.
      </p>
      {hasPassword && (
        <TextInput
          name="password"
          label="Your password"
          type="password"
          autoComplete="current-password"
        />
      )}
      <div className="actions">
        <SubmitButton intent="begin" pending="Preparing…">
          Show me the key
        </SubmitButton>
      </div>
    </>
  );
}

interface EnrolledProps {
  readonly picture: { readonly size: number; readonly path: string };
  readonly secretKey: string;
  readonly backupCodes: readonly string[];
}

export function Enrolled({ picture, secretKey, backupCodes }: EnrolledProps) {
  return (
    <>
      <p>Point the authenticator at this picture, or type the key into it.</p>
      <svg
        className="qr"
        role="img"
        aria-label="The key as a square code"
        viewBox={`-4 -4 ${picture.size + 8} ${picture.size + 8}`}
      >
        <path d={picture.path} />
      </svg>
      <p>
        Key: <code>{secretKey}</code>
      </p>
      <h2 className="text-name">Keep these somewhere safe</h2>
      <p>Without your phone, each of these codes works once. They are shown now and never again.</p>
      <ul className="codes">
        {backupCodes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
    </>
  );
}

export function CodeForm() {
  return (
    <>
      <ErrorSummary />
      <TextInput
        name="code"
        label="Code"
        hint="Six figures, or one of your backup codes."
        autoComplete="one-time-code"
      />
      <div className="actions">
        <SubmitButton intent="code" pending="Checking…">
          Go on
        </SubmitButton>
      </div>
    </>
  );
}
