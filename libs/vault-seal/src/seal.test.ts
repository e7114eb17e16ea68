import fc from 'fast-check';
import { type Identity, identityValidator } from '@baraza/domain';
import { fromBase64url, toBase64url } from './base64url.js';
import { associatedWith, decodeIdentity, encodeIdentity, openIdentity, sealIdentity } from './identity.js';
import { canSeal, open, publicKeyOf, seal, sealingKeyPair, type SealingKeyPair } from './seal.js';

const randomUUID = (): string => crypto.randomUUID();
const of = { project: randomUUID(), person: randomUUID() };
const identity: Identity = { name: 'Sekou Ðoe', contact: '+231 00 000 000', note: null };
let keys: SealingKeyPair;
let sealed: string;
beforeAll(async () => {
  keys = await sealingKeyPair();
  sealed = await sealIdentity(keys.publicKey, identity, of);
});

const code = (work: Promise<unknown>): Promise<unknown> => work.then(() => 'opened', (error: { code?: string }) => error.code);

test('VAULT-1 what is sealed with the public key is opened with the private one, and shows nothing of its content', async () => {
  expect(await openIdentity(keys.privateKey, sealed, of)).toEqual(identity);
  expect(await openIdentity(keys.privateKey, sealed, { project: of.project.toUpperCase(), person: of.person.toUpperCase() })).toEqual(identity);
  expect(sealed).toMatch(/^b1\.[\w-]+$/);
  expect(new TextDecoder('latin1').decode(fromBase64url(sealed.slice(3))!)).not.toContain('Sekou');
  expect(await sealIdentity(keys.publicKey, identity, of)).not.toBe(sealed);
  expect(await publicKeyOf(keys.privateKey)).toBe(keys.publicKey);
});

test('VAULT-1 whatever a name is made of comes back in its canonical form', async () => {
  const seed = Math.trunc(Date.now() % 2 ** 31);
  console.log(`seed ${seed}`);
  const line = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(fc.record({ name: line, contact: fc.option(line), note: fc.option(fc.string({ unit: 'grapheme', maxLength: 300 })) }), fc.uuid(), async (drawn, person) => {
      const parsed = identityValidator.safeParse(drawn);
      fc.pre(parsed.success);
      const place = { project: of.project, person };
      expect(await openIdentity(keys.privateKey, await sealIdentity(keys.publicKey, drawn, place), place)).toEqual(parsed.data);
    }),
    { seed, numRuns: 150 },
  );
});

test('VAULT-2 what was changed, cut off, sealed for another project, person or key is not opened, and the error says why', async () => {
  const stranger = await sealingKeyPair();
  const bytes = fromBase64url(sealed.slice(3))!;
  const flipped = (at: number): string => `b1.${toBase64url(bytes.map((byte, index) => (index === at ? byte ^ 1 : byte)))}`;
  expect(await code(openIdentity(keys.privateKey, sealed, { ...of, project: randomUUID() }))).toBe('sealForeign');
  expect(await code(openIdentity(keys.privateKey, sealed, { ...of, person: randomUUID() }))).toBe('sealForeign');
  expect(await code(openIdentity(stranger.privateKey, sealed, of))).toBe('sealForeign');
  for (const at of [66, bytes.length - 1]) expect(await code(openIdentity(keys.privateKey, flipped(at), of))).toBe('sealForeign');
  // A point that is not on the curve.
  expect(await code(openIdentity(keys.privateKey, flipped(40), of))).toBe('sealDamaged');
  for (const text of ['', 'b1.', sealed.slice(0, 60), `${sealed}=`, sealed.replace('.', ':'), `${sealed}\n`]) expect(await code(openIdentity(keys.privateKey, text, of))).toBe('sealDamaged');
  expect(await code(openIdentity(keys.privateKey, `b1.${toBase64url(bytes.slice(0, -3))}`, of))).toBe('sealForeign');
  expect(await code(openIdentity(keys.privateKey, sealed.replace('b1', 'b2'), of))).toBe('sealVersion');
  for (const bad of ['', 'x'.repeat(87), keys.privateKey]) expect(await code(sealIdentity(bad, identity, of))).toBe('sealKey');
  expect(await code(openIdentity(keys.publicKey, sealed, of))).toBe('sealKey');
});

test('VAULT-2 FORM-20 what is no identity is neither sealed nor taken when opened, and the error repeats nothing of it', async () => {
  expect(() => encodeIdentity({ ...identity, name: ' ' })).toThrow('no name');
  const long = 'Sekou'.repeat(41);
  expect(() => encodeIdentity({ ...identity, name: long })).toThrow(expect.objectContaining({ params: { field: 'name' }, message: expect.stringContaining('at most 200') as string }));
  expect(() => encodeIdentity({ ...identity, contact: 'x'.repeat(301) })).toThrow('contact may have at most 300');
  const text = new TextEncoder().encode('{"name":"Sekou"} and more');
  const error = await openIdentity(keys.privateKey, await seal(keys.publicKey, text, associatedWith(of)), of).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ code: 'notAnIdentity' });
  expect(String((error as Error).stack)).not.toContain('Sekou');
  expect((error as Error).cause).toBeUndefined();
});

test('VAULT-3 names of like length have sealings of the same length', async () => {
  const lengths = await Promise.all(['A', 'Abdoulaye Mamadou Konneh'].map(async (name) => (await sealIdentity(keys.publicKey, { ...identity, name }, of)).length));
  expect(lengths[0]).toBe(lengths[1]);
  expect(decodeIdentity(encodeIdentity(identity))).toEqual(identity);
});

test('VAULT-4 where a browser has no WebCrypto that is told, and nothing is sealed', async () => {
  expect(canSeal()).toBe(true);
  const own = Object.getOwnPropertyDescriptor(globalThis, 'crypto')!;
  Object.defineProperty(globalThis, 'crypto', { configurable: true, value: { getRandomValues: () => undefined } });
  try {
    expect(canSeal()).toBe(false);
    expect(await Promise.all([code(sealingKeyPair()), code(sealIdentity(keys.publicKey, identity, of)), code(openIdentity(keys.privateKey, sealed, of)), code(open(keys.privateKey, sealed, associatedWith(of)))])).toEqual(Array(4).fill('noWebCrypto'));
  } finally {
    Object.defineProperty(globalThis, 'crypto', own);
  }
});
