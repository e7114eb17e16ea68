/** Hashes that make a quiet change of the log show. They cover digests of payloads, so that redacting a payload does not break the chain. */
import { hash, randomBytes } from 'node:crypto';

/** Random bytes of an event, hex. They go with what is redacted: what is left of a payload and a list of who was there would otherwise tell, digest by digest, what was taken out. */
export const newSalt = (): string => randomBytes(16).toString('hex');

/** SHA-256 of an event's payload, hex: over its salt (hex; events of before there was one have none) and the texts of its input and its changes just as they are stored. */
export const digest = (operation: string, version: number, input: string, changes: string, salt: string | null): string =>
  hash('sha256', `${salt === null ? '' : `${salt}\n`}${operation}\n${version}\n${input}\n${changes}`, 'hex');

/** The chain after an event: SHA-256 over the chain before it, its sequence number and its payload's digest; hex. */
export const linkOf = (chain: string, seq: number, payloadDigest: string): string => hash('sha256', `${chain} ${seq} ${payloadDigest}`, 'hex');
