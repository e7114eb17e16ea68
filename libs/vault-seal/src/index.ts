export { SealError, type SealErrorCode } from './errors.js';
export { associatedWith, decodeIdentity, encodeIdentity, openIdentity, type PersonPlace, sealIdentity } from './identity.js';
export { canSeal, open, publicKeyOf, seal, sealingKeyPair, type SealingKeyPair } from './seal.js';
