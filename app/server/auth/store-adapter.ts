/**
 * Lets the authentication library keep its rows in our store. Its own adapters write through a
 * handle of their own, past the store's single writer. See docs/decisions/005.
 */
import { createAdapterFactory } from "better-auth/adapters";
import {
  type AuthRow,
  type Condition,
  countAuthRows,
  deleteAuthRows,
  incrementAuthRows,
  insertAuthRow,
  listAuthRows,
  updateAuthRows,
} from "#db/repositories/auth-rows.ts";
import type { Store } from "#db/store/store.ts";

const ONE = { limit: 1 };

export function storeAdapter(store: Store) {
  return createAdapterFactory({
    config: {
      adapterId: "laurel-store",
      supportsNumericIds: false,
      // Every operation is a transaction of its own; the library holds none open over a wait.
      transaction: false,
    },
    adapter: () => ({
      create: async ({ model, data }) =>
        (await store.transact((tx) => insertAuthRow(tx, model, data))) as typeof data,
      findOne: async <T>({ model, where }: { model: string; where: Condition[] }) => {
        const [row] = await listAuthRows(store.read, model, where, ONE);
        return (row ?? null) as T | null;
      },
      findMany: async <T>({
        model,
        where = [],
        ...finding
      }: {
        model: string;
        where?: Condition[] | undefined;
        limit: number;
        offset?: number | undefined;
        sortBy?: { field: string; direction: "asc" | "desc" } | undefined;
      }) => (await listAuthRows(store.read, model, where, finding)) as T[],
      count: async ({ model, where = [] }) => countAuthRows(store.read, model, where),
      update: async <T>({
        model,
        where,
        update,
      }: {
        model: string;
        where: Condition[];
        update: T;
      }) => {
        const [row] = await store.transact((tx) =>
          updateAuthRows(tx, model, where, update as AuthRow),
        );
        return (row ?? null) as T | null;
      },
      updateMany: async ({ model, where, update }) =>
        (await store.transact((tx) => updateAuthRows(tx, model, where, update))).length,
      delete: async ({ model, where }) => {
        await store.transact((tx) => deleteAuthRows(tx, model, where));
      },
      deleteMany: async ({ model, where }) =>
        (await store.transact((tx) => deleteAuthRows(tx, model, where))).length,
      consumeOne: async <T>({ model, where }: { model: string; where: Condition[] }) => {
        const [row] = await store.transact((tx) => deleteAuthRows(tx, model, where));
        return (row ?? null) as T | null;
      },
      incrementOne: async <T>({
        model,
        where,
        increment,
        set,
      }: {
        model: string;
        where: Condition[];
        increment: Record<string, number>;
        set?: Record<string, unknown> | undefined;
      }) => {
        const [row] = await store.transact((tx) =>
          incrementAuthRows(tx, model, where, increment, set),
        );
        return (row ?? null) as T | null;
      },
    }),
  });
}
