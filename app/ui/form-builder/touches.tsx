import { Notice } from "../award/notice.tsx";

interface TouchesProps {
  readonly touches: {
    readonly drafts: number;
    readonly answered: number;
    readonly submitted: number;
  };
  /** Whether it is about one question. */
  readonly isOne?: boolean;
}

/** Said before anything is saved: whom a change reaches once the call was opened. */
export function Touches({ touches, isOne = false }: TouchesProps) {
  const { drafts, answered, submitted } = touches;
  return (
    <Notice title="The call was opened: whom a change touches" look="warn">
      <p>
        {drafts === 0 && "No draft is being written now. "}
        {drafts > 0 &&
          `${drafts === 1 ? "One draft is" : `${drafts} drafts are`} asked ${isOne ? "this question" : "by this form"}, and will follow the new version. `}
        {isOne &&
          drafts > 0 &&
          `${answered} of them ${answered === 1 ? "has" : "have"} answered it. `}
        {submitted === 0
          ? "Nothing was submitted yet."
          : `${submitted === 1 ? "One application that was submitted stays as it is" : `${submitted} applications that were submitted stay as they are`}, with the questions that they answered.`}
      </p>
    </Notice>
  );
}
