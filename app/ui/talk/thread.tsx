import { LocalTime } from "../award/local-time.tsx";
import { Chip } from "../award/chip.tsx";

export interface ShownMessage {
  readonly id: string;
  readonly from: "city" | "secretariat";
  readonly author: string;
  readonly isMine: boolean;
  readonly text: string;
  readonly sentAt: Date;
  readonly readAt: Date | null;
}

interface ThreadProps {
  readonly messages: readonly ShownMessage[];
  readonly side: "city" | "secretariat";
  /** How the city is called. */
  readonly city: string;
  readonly zone: string;
}

/** First to last, as people talk. */
export function Thread({ messages, side, city, zone }: ThreadProps) {
  return (
    <ol className="thread" aria-label="Messages">
      {messages.map((message) => (
        <li
          key={message.id}
          id={`message-${message.id}`}
          className={message.from === side ? "message message-own" : "message"}
        >
          <h2 className="message-head">
            {nameOf(message, city)}
            {message.from !== side && message.readAt === null && <Chip look="warn">new</Chip>}
          </h2>
          <p className="as-typed">{message.text}</p>
          <p className="small soft">
            <LocalTime instant={message.sentAt} zone={zone} />
            {message.from === side && (
              <>
                {" · "}
                {message.readAt === null ? (
                  "not read yet"
                ) : (
                  <>
                    read <LocalTime instant={message.readAt} zone={zone} />
                  </>
                )}
              </>
            )}
          </p>
        </li>
      ))}
    </ol>
  );
}

function nameOf({ from, author, isMine }: ShownMessage, city: string): string {
  const side = from === "city" ? city : "The secretariat";
  if (isMine) return `You, for ${from === "city" ? city : "the secretariat"}`;
  return author === "" ? side : `${author}, ${from === "city" ? city : "secretariat"}`;
}
