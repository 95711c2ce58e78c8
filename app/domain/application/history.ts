/** What can happen to an application, as its city is told of it. */
export type HistoryKind =
  | "begun"
  | "saved"
  | "submitted"
  | "accepted"
  | "accepted-on-appeal"
  | "returned"
  | "replied"
  | "rejected"
  | "extended"
  | "moved"
  | "message-of-city"
  | "message-of-secretariat"
  | "judging"
  | "judged"
  | "published"
  | "withdrawn"
  | "disqualified";
