import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { callerOf } from "#app/server/caller.ts";
import { readBody } from "#app/server/read-body.ts";
import { nextOf } from "#app/server/safe-next.ts";
import { withSharedComputer } from "#app/server/shared-computer.ts";
import { SharedComputer } from "#app/ui/account/sign-in-forms.tsx";
import { SubmitButton } from "#app/ui/form/submit-button.tsx";
import { PageHead } from "#app/ui/layout/page-head.tsx";
import { Page } from "#app/ui/layout/page.tsx";

export const meta: MetaFunction = () => [{ title: "Sign in" }];

function tokenIn(request: Request): string | null {
  return new URL(request.url).searchParams.get("token");
}

/** Public. Opening the link uses nothing up: programs that look into mails open links too. */
export function loader({ request }: LoaderFunctionArgs) {
  return { hasToken: tokenIn(request) !== null };
}

/** Public: the token in the address is the proof. It works once. */
export async function action(args: ActionFunctionArgs) {
  const token = tokenIn(args.request);
  const form = await readBody(args.request);
  const answer = token ? await args.context.authority.consumeLink(token, callerOf(args)) : null;
  if (!answer) return { isUsedUp: true };
  return redirect(nextOf(args.request), { headers: withSharedComputer(answer.cookies, form) });
}

export default function LinkPage() {
  const { hasToken } = useLoaderData<typeof loader>();
  const isUsedUp = useActionData<typeof action>()?.isUsedUp ?? !hasToken;
  return (
    <Page brand={{ to: "/", name: "Laurel" }}>
      {isUsedUp ? (
        <div role="alert">
          <PageHead
            title="This link does not work any more"
            lead="A link works once, within 30 minutes of being asked for."
          />
          <p>
            <Link to="/sign-in">Ask for another link</Link>
          </p>
        </div>
      ) : (
        <>
          <PageHead title="One more step" lead="Press the button, and you are signed in." />
          <Form method="post">
            <SharedComputer />
            <SubmitButton intent="sign-in" pending="Signing in…">
              Sign in
            </SubmitButton>
          </Form>
        </>
      )}
    </Page>
  );
}
