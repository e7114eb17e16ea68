export { VaultError, type VaultErrorCode } from './errors.js';
export type { VaultGate } from './http/gate.js';
export { VaultModule, type VaultParts } from './http/vault.module.js';
export { KeyRing, type KeyRingSettings } from './keys/key-ring.js';
export { type GivenIdentity, type PersonAnswer, type Reader, Vault, type VaultSettings } from './vault.js';
