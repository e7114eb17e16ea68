/**
 * Sealing: whoever has the public key makes something that only the private key opens, not even they themselves. A key of its own for each sealing (ECDH on P-256 with a key pair that is used once, HKDF-SHA-256), AES-256-GCM,
 * and what it belongs to as associated data. WebCrypto, so the same in browsers and in Node.
 */
import { type Bytes, fromBase64url, toBase64url } from './base64url.js';
import { SealError } from './errors.js';

/** Both as base64url: the public key as an uncompressed point (65 bytes), the private one as PKCS #8. */
export interface SealingKeyPair {
  publicKey: string;
  privateKey: string;
}

type Key = Awaited<ReturnType<typeof crypto.subtle.importKey>>;

const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const;
const VERSION = 'b1';
const POINT_BYTES = 65;
const TAG_BYTES = 16;
const KEY_BYTES = 32;
const NONCE_BYTES = 12;

/** Whether this browser can seal: on plain HTTP other than localhost it has no WebCrypto. */
export const canSeal = (): boolean => (globalThis as { crypto?: { subtle?: unknown } }).crypto?.subtle !== undefined;

/** A new pair of keys. @throws SealError `noWebCrypto`. */
export async function sealingKeyPair(): Promise<SealingKeyPair> {
  requireWebCrypto();
  const { publicKey, privateKey } = await crypto.subtle.generateKey(CURVE, true, ['deriveBits']);
  return { publicKey: toBase64url(new Uint8Array(await crypto.subtle.exportKey('raw', publicKey))), privateKey: toBase64url(new Uint8Array(await crypto.subtle.exportKey('pkcs8', privateKey))) };
}

/** The public key that belongs to a private one. @throws SealError `sealKey`. */
export async function publicKeyOf(privateKey: string): Promise<string> {
  return toBase64url(await pointOf(await importPrivate(privateKey)));
}

/**
 * @param associated what it belongs to; opened only with the same.
 * @returns `b1.` and base64url of the point of the pair that is used once and the encrypted bytes with their tag.
 * @throws SealError `noWebCrypto`, `sealKey`.
 */
export async function seal(publicKey: string, bytes: Bytes, associated: Bytes): Promise<string> {
  requireWebCrypto();
  const receiver = keyBytes(publicKey);
  const once = await crypto.subtle.generateKey(CURVE, true, ['deriveBits']);
  const point = new Uint8Array(await crypto.subtle.exportKey('raw', once.publicKey));
  const { key, nonce } = await deriveKey(once.privateKey, await importPublic(receiver), point, receiver);
  const encrypted = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData: associated }, key, bytes));
  return `${VERSION}.${toBase64url(joined(point, encrypted))}`;
}

/** The bytes that were sealed. @throws SealError `noWebCrypto`, `sealKey`, `sealDamaged`, `sealVersion`, `sealForeign`. */
export async function open(privateKey: string, sealed: string, associated: Bytes): Promise<Bytes> {
  requireWebCrypto();
  const parts = partsOf(sealed);
  const own = await importPrivate(privateKey);
  const sender = await importPublic(parts.point).catch(() => Promise.reject(new SealError('sealDamaged')));
  const { key, nonce } = await deriveKey(own, sender, parts.point, await pointOf(own));
  try {
    return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv: nonce, additionalData: associated }, key, parts.encrypted));
  } catch {
    throw new SealError('sealForeign');
  }
}

function requireWebCrypto(): void {
  if (!canSeal()) throw new SealError('noWebCrypto');
}

function partsOf(sealed: string): { point: Bytes; encrypted: Bytes } {
  const [, version, body] = /^(b\d+)\.(.*)$/s.exec(sealed) ?? [];
  if (version === undefined) throw new SealError('sealDamaged');
  if (version !== VERSION) throw new SealError('sealVersion');
  const bytes = fromBase64url(body ?? '');
  if (!bytes || bytes.length < POINT_BYTES + TAG_BYTES) throw new SealError('sealDamaged');
  return { point: bytes.slice(0, POINT_BYTES), encrypted: bytes.slice(POINT_BYTES) };
}

/** Both points go into the derivation, so that a sealing made for one key is none for another. */
async function deriveKey(own: Key, other: Key, senderPoint: Bytes, receiverPoint: Bytes): Promise<{ key: Key; nonce: Bytes }> {
  const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: other }, own, 256);
  const secret = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveBits']);
  const info = joined(new TextEncoder().encode(`baraza seal ${VERSION}`), senderPoint, receiverPoint);
  const derived = new Uint8Array(await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info }, secret, (KEY_BYTES + NONCE_BYTES) * 8));
  const key = await crypto.subtle.importKey('raw', derived.slice(0, KEY_BYTES), 'AES-GCM', false, ['encrypt', 'decrypt']);
  // The key is used for one message only, so its nonce may follow from the same secret.
  return { key, nonce: derived.slice(KEY_BYTES) };
}

function keyBytes(text: string): Bytes {
  const bytes = fromBase64url(text);
  if (!bytes) throw new SealError('sealKey');
  return bytes;
}

const importPublic = (point: Bytes): Promise<Key> => crypto.subtle.importKey('raw', point, CURVE, true, []).catch(() => Promise.reject(new SealError('sealKey')));

async function importPrivate(text: string): Promise<Key> {
  requireWebCrypto();
  // It must come out again: the public point is part of the derivation.
  return crypto.subtle.importKey('pkcs8', keyBytes(text), CURVE, true, ['deriveBits']).catch(() => Promise.reject(new SealError('sealKey')));
}

async function pointOf(privateKey: Key): Promise<Bytes> {
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', privateKey);
  return joined(Uint8Array.of(4), keyBytes(x), keyBytes(y));
}

function joined(...pieces: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
