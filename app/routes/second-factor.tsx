import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { refusedAt } from "#app/domain/kernel/outcome.ts";
import { readForm } from "#app/forms/read-form.ts";
import { codeSchema } from "#app/forms/sign-in.ts";
import { callerOf } from "#app/server/caller.ts";
import { requireViewer } from "#app/server/guards.ts";
import { qrPath } from "#app/server/qr-path.ts";
import { readBody } from "#app/server/read-body.ts";
import { refuse } from "#app/server/refuse.ts";
import { nextOf } from "#app/server/safe-next.ts";
import { BeginEnrolment, CodeForm, Enrolled } from "#app/ui/account/second-factor.tsx";
import { FormState } from "#app/ui/form/form-state.tsx";
import { PageHead } from "#app/ui/layout/page-head.tsx";
import { Page } from "#app/ui/layout/page.tsx";

export const meta: MetaFunction = () => [{ title: "Second factor" }];

const SECRET = { secret: ["password", "code"] };

/** Public: after a right password there is no session yet, until the code is right too. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { viewer } = context.context;
  if (viewer?.hasSecondFactor) throw redirect(nextOf(request));
  if (!viewer) return { isEnrolled: true, hasPassword: false };
  return {
    isEnrolled: await context.authority.hasSecondFactor(viewer.userId),
    hasPassword: await context.authority.hasPassword(viewer.userId),
  };
}

/** Public for a code, which proves itself; setting one up asks for a session. */
export async function action(args: ActionFunctionArgs) {
  const { authority } = args.context;
  const form = await readBody(args.request);
  if (form.get("intent") === "begin") {
    requireViewer(args);
    const typed = form.get("password");
    const begun = await authority.beginSecondFactor(
      typeof typed === "string" ? typed : "",
      callerOf(args),
    );
    if (!begun) {
      const wrong = refusedAt("password", "invalid", "The password is not right");
      return refuse(wrong.refusal, form, SECRET);
    }
    const picture = qrPath(begun.uri);
    const secretKey = new URL(begun.uri).searchParams.get("secret") ?? "";
    return { ok: true as const, picture, secretKey, backupCodes: begun.backupCodes };
  }
  const reading = readForm(form, codeSchema, SECRET);
  if (!reading.ok) return data(reading, 422);
  const answer = await authority.enterCode(reading.value.code, callerOf(args));
  if (answer === "too-many") {
    const tooMany = refusedAt(
      "code",
      "too-many-attempts",
      "Too many codes were tried; please wait a quarter of an hour",
    );
    return refuse(tooMany.refusal, form, SECRET);
  }
  if (!answer) {
    const wrong = refusedAt("code", "invalid", "That code is not right; try the next one it shows");
    return refuse(wrong.refusal, form, SECRET);
  }
  return redirect(nextOf(args.request), { headers: answer.cookies });
}

export default function SecondFactorPage() {
  const { isEnrolled, hasPassword } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const enrolment = answer?.ok ? answer : null;
  const errors = answer && !answer.ok ? answer : undefined;
  const isBeginning = !isEnrolled && !enrolment && errors?.values["intent"]?.[0] !== "code";
  return (
    <Page brand={{ to: "/", name: "Laurel" }}>
      <PageHead
        title={isBeginning ? "Set up a second factor" : "Enter the code of your authenticator"}
        lead={
          isBeginning
            ? "The secretariat holds what nobody else may see yet. A mailbox alone does not open it."
            : undefined
        }
      />
      <FormState answer={errors}>
        <Form method="post" noValidate className="card narrow">
          {isBeginning ? (
            <BeginEnrolment hasPassword={hasPassword} />
          ) : (
            <>
              {enrolment && <Enrolled {...enrolment} />}
              <CodeForm />
            </>
          )}
        </Form>
      </FormState>
    </Page>
  );
}
