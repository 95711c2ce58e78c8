import { Form, Link } from "@remix-run/react";
import { Chip } from "../award/chip.tsx";
import { EmptyState } from "../award/empty-state.tsx";
import { ConfirmDetails } from "../form/confirm-details.tsx";
import { SubmitButton } from "../form/submit-button.tsx";
import { TextArea } from "../form/text-area.tsx";
import { TextInput } from "../form/text-input.tsx";

interface CategoryListProps {
  readonly categories: readonly {
    readonly slug: string;
    readonly name: string;
    readonly description: string;
    /** Names. */
    readonly criteria: readonly string[];
    /** Why it cannot be removed; null where it can. */
    readonly lock: string | null;
  }[];
  readonly to: (slug: string) => string;
  readonly mayMove: boolean;
}

/** The categories in the order in which people see them. */
export function CategoryList({ categories, to, mayMove }: CategoryListProps) {
  if (categories.length === 0)
    return (
      <EmptyState title="There is no category yet">
        <p>Add the first below.</p>
      </EmptyState>
    );
  return (
    <ol className="rows card">
      {categories.map(({ slug, name, description, criteria, lock }, index) => (
        <li key={slug}>
          <div className="row-words">
            <Link className="row-name" to={to(slug)}>
              {name}
            </Link>
            {description !== "" && <span className="row-detail">{description}</span>}
            <span className="row-detail">
              {criteria.length > 0 ? `Judged on: ${criteria.join(", ")}` : null}
            </span>
          </div>
          <div className="row-acts">
            {criteria.length === 0 && <Chip look="warn">No criteria</Chip>}
            {mayMove && (
              <Form method="post" className="row-tools" preventScrollReset>
                <input type="hidden" name="category" value={slug} />
                {index > 0 && <MoveButton intent="up" word="Up" name={name} />}
                {index < categories.length - 1 && (
                  <MoveButton intent="down" word="Down" name={name} />
                )}
              </Form>
            )}
            {mayMove && lock === null && <RemoveCategory slug={slug} name={name} />}
          </div>
          {mayMove && lock !== null && (
            <p className="row-detail row-wide">Cannot be removed. {lock}</p>
          )}
        </li>
      ))}
    </ol>
  );
}

interface MoveButtonProps {
  readonly intent: "up" | "down";
  readonly word: string;
  readonly name: string;
}

function MoveButton({ intent, word, name }: MoveButtonProps) {
  return (
    <button
      type="submit"
      className="row-button"
      name="intent"
      value={intent}
      aria-label={`Move ${name} ${intent}`}
    >
      {word}
    </button>
  );
}

function RemoveCategory({ slug, name }: { readonly slug: string; readonly name: string }) {
  return (
    <ConfirmDetails summary="Remove…">
      <p>Its criteria and its panel go with it.</p>
      <Form method="post">
        <input type="hidden" name="category" value={slug} />
        <SubmitButton intent="remove" pending="Removing…" look="danger">
          Remove {name}
        </SubmitButton>
      </Form>
    </ConfirmDetails>
  );
}

export function AddCategory() {
  return (
    <Form method="post" noValidate className="card narrow">
      <h2>Add a category</h2>
      <TextInput name="name" label="Name" hint="Its criteria are asked next." />
      <TextArea
        name="description"
        label="Description"
        hint="Which projects belong in it, in a sentence or two."
        rows={3}
        isRequired={false}
      />
      <SubmitButton intent="add" pending="Adding…">
        Add the category
      </SubmitButton>
    </Form>
  );
}
