/** Hashes that make a quiet change of the log show. They cover digests of payloads, so that redacting a payload does not break the chain. */
import { hash } from 'node:crypto';

/** SHA-256 of an event's payload, hex: over the texts of its input and its changes just as they are stored. */
export const digest = (operation: string, version: number, input: string, changes: string): string => hash('sha256', `${operation}\n${version}\n${input}\n${changes}`, 'hex');

/** The chain after an event: SHA-256 over the chain before it, its sequence number and its payload's digest; hex. */
export const linkOf = (chain: string, seq: number, payloadDigest: string): string => hash('sha256', `${chain} ${seq} ${payloadDigest}`, 'hex');
