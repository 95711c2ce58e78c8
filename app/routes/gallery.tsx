import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { Form, type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { gallerySchema } from "#app/forms/gallery.ts";
import { readForm } from "#app/forms/read-form.ts";
import { countryList } from "#app/server/countries.ts";
import { requireGallery } from "#app/server/require-gallery.ts";
import { GalleryOfAward } from "#app/ui/gallery/award.tsx";
import { GalleryForm } from "#app/ui/gallery/form.tsx";
import { GalleryOfJudging } from "#app/ui/gallery/judging.tsx";
import { Breadcrumbs } from "#app/ui/layout/breadcrumbs.tsx";
import { PageHead } from "#app/ui/layout/page-head.tsx";
import { Page } from "#app/ui/layout/page.tsx";
import { FormState } from "#app/ui/form/form-state.tsx";

export const meta: MetaFunction = () => [{ title: "Component gallery" }];

export function loader({ context }: LoaderFunctionArgs) {
  requireGallery(context);
  return { countries: countryList() };
}

/** Reads the form as a journey's action would, and keeps nothing. */
export async function action({ context, request }: ActionFunctionArgs) {
  requireGallery(context);
  const reading = readForm(await request.formData(), gallerySchema);
  return reading.ok ? null : data(reading, 422);
}

export default function GalleryPage() {
  const { countries } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <Page brand={{ to: "/", name: "Laurel" }} nav={[{ to: "/gallery", label: "Gallery" }]}>
      <Breadcrumbs trail={[{ to: "/", label: "All awards" }]} />
      <PageHead
        title="Component gallery"
        eyebrow="For those who build"
        lead="Every component in its states, with names as long as they come."
      />
      <div className="stack">
        <GalleryOfAward />
        <Form method="post" noValidate className="stack">
          <FormState answer={answer ?? undefined}>
            <GalleryForm countries={countries} />
            <GalleryOfJudging />
          </FormState>
        </Form>
      </div>
    </Page>
  );
}
