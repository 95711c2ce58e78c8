/** The mail that signs a person in. The link opens a page with a button: opening it uses nothing up. */
export function signInMail(baseUrl: string, token: string, next: string, minutes: number) {
  const link = `${baseUrl}/sign-in/link?${new URLSearchParams({ token, next }).toString()}`;
  return {
    subject: "Sign in to Laurel",
    text: [
      `Open this page to sign in. It works once, within ${minutes} minutes:`,
      link,
      "If you did not ask for it, you need do nothing: without this link nobody is signed in.",
    ].join("\n\n"),
  };
}
