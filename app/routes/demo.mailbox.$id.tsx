import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readMail } from "#app/queries/demonstration.ts";
import { notFound, requireParam } from "#app/server/not-found.ts";
import { requireDemo } from "#app/server/require-demo.ts";
import { MailText } from "#app/ui/account/mail-text.tsx";
import { PageHead } from "#app/ui/layout/page-head.tsx";
import { Page } from "#app/ui/layout/page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.mail.subject ?? "There is nothing here" },
];

/** The demonstration alone. */
export async function loader(args: LoaderFunctionArgs) {
  requireDemo(args);
  const mail = await readMail(args.context.context, requireParam(args.params, "id"));
  if (!mail) throw notFound();
  return { mail };
}

export default function MailPage() {
  const { mail } = useLoaderData<typeof loader>();
  return (
    <Page
      brand={{ to: "/demo", name: "Demonstration" }}
      nav={[{ to: "/demo/mailbox", label: "Mailbox", hasPagesBelow: true }]}
    >
      <PageHead title={mail.subject} eyebrow={`To ${mail.recipient}`} />
      <MailText text={mail.text} isForReader />
    </Page>
  );
}
