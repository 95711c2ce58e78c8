import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { readForm } from "#app/forms/read-form.ts";
import { signInSchema } from "#app/forms/sign-in.ts";
import { refusedAt } from "#app/domain/kernel/outcome.ts";
import { callerOf } from "#app/server/caller.ts";
import { readBody } from "#app/server/read-body.ts";
import { refuse } from "#app/server/refuse.ts";
import { nextOf } from "#app/server/safe-next.ts";
import { withSharedComputer } from "#app/server/shared-computer.ts";
import { SignInByLink, SignInByPassword } from "#app/ui/account/sign-in-forms.tsx";
import { FormState } from "#app/ui/form/form-state.tsx";
import { PageHead } from "#app/ui/layout/page-head.tsx";
import { Page } from "#app/ui/layout/page.tsx";

export const meta: MetaFunction = () => [{ title: "Sign in" }];

const SECRET = { secret: ["password"] };

/** Public: whoever is signed in already goes on. */
export function loader({ context, request }: LoaderFunctionArgs) {
  if (context.context.viewer) throw redirect(nextOf(request));
  return { isDemo: context.isDemo };
}

/** Public. Known and unknown addresses get the same answer. */
export async function action(args: ActionFunctionArgs) {
  const { authority } = args.context;
  const form = await readBody(args.request);
  const reading = readForm(form, signInSchema, SECRET);
  if (!reading.ok) return data(reading, 422);
  const { value } = reading;
  const next = nextOf(args.request);
  if (value.intent === "link") {
    const isSent = await authority.sendLink(value.email, next, callerOf(args));
    return isSent ? { ok: true as const, email: value.email } : refuseTooMany(form);
  }
  const answer = await authority.enterPassword(value.account, value.password, callerOf(args));
  if (answer === "too-many") return refuseTooMany(form);
  if (!answer) {
    const wrong = refusedAt("password", "invalid", "The address or the password is not right");
    return refuse(wrong.refusal, form, SECRET);
  }
  const to = answer.needsSecondFactor
    ? `/second-factor?${new URLSearchParams({ next }).toString()}`
    : next;
  return redirect(to, { headers: withSharedComputer(answer.cookies, form) });
}

function refuseTooMany(form: FormData) {
  const tooMany = refusedAt(
    "email",
    "too-many-attempts",
    "That was asked for too often; please wait a quarter of an hour",
  );
  return refuse(tooMany.refusal, form, SECRET);
}

export default function SignInPage() {
  const { isDemo } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (answer?.ok) return <LinkIsSent email={answer.email} isDemo={isDemo} />;
  return (
    <Page brand={{ to: "/", name: "Laurel" }}>
      <PageHead
        title="Sign in"
        lead="We send you a link. There is nothing to register before: the first link makes your account."
      />
      <FormState answer={answer}>
        <div className="narrow stack">
          <Form method="post" noValidate className="card">
            <SignInByLink />
          </Form>
          <details className="card" open={answer?.values["intent"]?.[0] === "password"}>
            <summary>Sign in with a password instead</summary>
            <Form method="post" noValidate>
              <SignInByPassword />
            </Form>
          </details>
        </div>
      </FormState>
    </Page>
  );
}

function LinkIsSent({ email, isDemo }: { readonly email: string; readonly isDemo: boolean }) {
  return (
    <Page brand={{ to: "/", name: "Laurel" }}>
      <PageHead title="Look into your mailbox" />
      <div role="status">
        <p>
          A link is on its way to <strong>{email}</strong>. It works once, within 30 minutes, on any
          device.
        </p>
        <p className="soft">
          Nothing there after a few minutes? Look among the unwanted mail, or ask for another link.
        </p>
      </div>
      {isDemo && (
        <p>
          This is the demonstration: <a href="/demo/mailbox">open its mailbox</a>.
        </p>
      )}
    </Page>
  );
}
