/** An operation on its way: shown here, not yet in what the server has confirmed. */
import { type AnyOperation, OPERATIONS, parseInput, Refusal, type Report } from '@baraza/domain';
import type { Mutation } from '@baraza/protocol';
import type { RecordedChange } from '@baraza/store';

export interface Item {
  /** Whose count `mutation.n` belongs to. */
  client: string;
  mutation: Mutation;
  /** The operation with its parsed input; null where this version of the page cannot run it (the server decides). */
  runnable: { operation: AnyOperation; input: Record<string, unknown> } | null;
  /** When it was made, ISO 8601. */
  at: string;
  /** Sequence number once the server has taken it; null while it waits or where the number is not known. */
  seq: number | null;
  /** The server has taken it; only its effect has not come back yet. */
  done: boolean;
  /** Sequence number that has its effect, where the server said so ahead of its answer. */
  within?: number;
  /** What it changed when it last ran here; empty where it is refused here. */
  recorded: RecordedChange[];
  /** What it did not do when it last ran here. */
  report: Report | null;
}

export const keyOf = (client: string, n: number): string => `${client} ${n}`;
export const itemKey = ({ client, mutation }: Item): string => keyOf(client, mutation.n);

/** Whether its effect is in what the server sent up to and including `to`, as far as the server has told. */
export const isWithin = ({ within, done, seq }: Item, to: number): boolean => (within !== undefined && within <= to) || (done && seq !== null && seq <= to);

/** The item for a mutation that was kept from an earlier visit. */
export function itemOf(client: string, mutation: Mutation, at: string): Item {
  return { client, mutation, runnable: runnableOf(mutation), at, seq: null, done: false, recorded: [], report: null };
}

function runnableOf({ name, version, input }: Mutation): Item['runnable'] {
  const operation = Object.hasOwn(OPERATIONS, name) ? (OPERATIONS as Record<string, AnyOperation>)[name]! : undefined;
  if (!operation) return null;
  try {
    return { operation, input: parseInput(operation, input, version) };
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
