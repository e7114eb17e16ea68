/** Hashes that make a quiet change of the log show. They cover digests of payloads, so that redacting a payload does not break the chain. */
import { createHash } from 'node:crypto';

/** JSON with sorted keys: the same for the same value, whatever way it was stored in between. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    return `{${entries
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`)
      .join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

/** SHA-256 of a payload in canonical form, hex. */
export const digest = (payload: unknown): string => createHash('sha256').update(canonicalJson(payload)).digest('hex');

/** The chain after an event: SHA-256 over the chain before it, its sequence number and its payload's digest; hex. */
export const linkOf = (chain: string, seq: number, payloadDigest: string): string => createHash('sha256').update(`${chain} ${seq} ${payloadDigest}`).digest('hex');
