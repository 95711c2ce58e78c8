/** What a person sees of their own account. */
import type { Context, Viewer } from "#app/server/context.ts";
import { findRoles } from "#db/repositories/memberships.ts";
import { listSessions } from "#db/repositories/sessions.ts";

export async function findAccount(context: Context, viewer: Viewer) {
  const { read } = context.store;
  const sessions = await listSessions(read, viewer.userId, context.clock());
  return {
    name: viewer.name,
    email: viewer.email,
    isOperator: viewer.isOperator,
    hasSecondFactor: viewer.hasSecondFactor,
    roles: await findRoles(read, viewer.userId),
    sessions: sessions.map(({ id, userAgent, createdAt }) => ({
      id,
      device: userAgent ?? "",
      createdAt,
    })),
  };
}
