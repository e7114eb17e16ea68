import { randomBytes, randomUUID } from 'node:crypto';
import { decrypt, encrypt } from './cipher.js';

test('VAULT-21 a ciphertext opens with its key in its place, and in no other way', () => {
  const of = { project: randomUUID(), person: randomUUID() };
  const key = randomBytes(32);
  const identity = { name: 'Ma Weah', contact: null, note: 'two\nlines' };
  const ciphertext = encrypt(key, identity, of);
  expect(decrypt(key, ciphertext, of)).toEqual(identity);
  expect(encrypt(key, identity, of)).not.toEqual(ciphertext);
  expect(ciphertext.includes('Weah')).toBe(false);
  expect(encrypt(key, { ...identity, name: 'Abdoulaye Mamadou' }, of).length).toBe(ciphertext.length);
  const wrong = [decrypt(randomBytes(32), ciphertext, of), decrypt(key, ciphertext, { ...of, person: randomUUID() }), decrypt(key, ciphertext, { ...of, project: randomUUID() }), decrypt(key, Buffer.alloc(0), of)];
  for (let at = 0; at < ciphertext.length; at += 1) wrong.push(decrypt(key, Buffer.from(ciphertext.map((byte, index) => (index === at ? byte ^ 1 : byte))), of), decrypt(key, ciphertext.subarray(0, at), of));
  expect(wrong.filter((found) => found !== null)).toEqual([]);
});
