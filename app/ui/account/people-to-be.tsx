import { Form } from "@remix-run/react";

interface PeopleToBeProps {
  readonly title: string;
  readonly people: readonly {
    readonly name: string;
    readonly email: string;
    readonly says: string;
  }[];
}

/** The people of the demonstration, a button each. */
export function PeopleToBe({ title, people }: PeopleToBeProps) {
  const id = title.toLowerCase().replaceAll(" ", "-");
  if (people.length === 0) return null;
  return (
    <section aria-labelledby={id} className="mt-8">
      <h2 id={id}>{title}</h2>
      <ul className="rows card">
        {people.map(({ name, email, says }) => (
          <li key={email}>
            <span>
              {name}
              <span className="row-detail">{says}</span>
            </span>
            <Form method="post">
              <button className="button button-plain" type="submit" name="email" value={email}>
                Be this person<span className="visually-hidden">: {name}</span>
              </button>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  );
}
