/** The one answer for what does not exist and for what a viewer may not see. */
export function notFound(): Response {
  return new Response(null, { status: 404, statusText: "Not Found" });
}

/** A part of the address that the route's name promises. */
export function requireParam(params: Readonly<Record<string, string | undefined>>, name: string) {
  const value = params[name];
  if (value === undefined) throw notFound();
  return value;
}
