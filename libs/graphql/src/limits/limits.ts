/** How much one request may ask. Who asks for more is told which limit it was, and how far over. */
import type { GraphQLError } from 'graphql';
import { failure } from '../errors.js';
import type { Measure } from './measure.js';

export const LIMITS = {
  /** Bytes of a request. An import of 500 rows fits. */
  bytes: 2_000_000,
  /** Tokens of a query. */
  tokens: 5_000,
  /** Levels of fields. */
  depth: 15,
  /** Fields under another name. */
  aliases: 50,
  /** Operations in one request. */
  mutations: 20,
  /** Records that a request may have to read. */
  cost: 50_000,
} as const;

const SENTENCES = {
  depth: (limit: number, value: number) => `This query is ${value} levels deep; at most ${limit} are answered. Ask for the inner part by itself.`,
  aliases: (limit: number, value: number) => `This query gives ${value} fields another name; at most ${limit} are answered. Send several requests.`,
  mutations: (limit: number, value: number) => `This request holds ${value} operations; at most ${limit} are taken at once. Send several requests, with one undo group.`,
  cost: (limit: number, value: number) => `This query may read up to ${value.toLocaleString('en')} records; at most ${limit.toLocaleString('en')} are read for one request. Ask for smaller pages (first) or fewer nested lists.`,
};

/** The error for the first limit that the request goes beyond, or null. */
export function beyondLimits({ depth, aliases, cost, roots }: Measure, isMutation: boolean): GraphQLError | null {
  const values = { mutations: isMutation ? roots : 0, depth, aliases, cost };
  for (const [name, value] of Object.entries(values) as [keyof typeof SENTENCES, number][]) {
    if (value > LIMITS[name]) return failure('TOO_MUCH', SENTENCES[name](LIMITS[name], value), { limit: LIMITS[name], value });
  }
  return null;
}
