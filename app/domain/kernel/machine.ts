/**
 * States are tables: only the moves that are listed exist. A machine is pure; who may make a move,
 * and under which facts, is asked elsewhere.
 */
export type Transitions<State extends string, Event extends string> = Readonly<
  Record<State, Readonly<Partial<Record<Event, State>>>>
>;

/** @returns the next state, or null where the table lists no such move */
export function nextState<State extends string, Event extends string>(
  transitions: Transitions<State, Event>,
  state: State,
  event: Event,
): State | null {
  return transitions[state][event] ?? null;
}
