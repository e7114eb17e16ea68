export { VaultError, type VaultErrorCode } from './errors.js';
export { KeyRing, type KeyRingSettings } from './keys/key-ring.js';
