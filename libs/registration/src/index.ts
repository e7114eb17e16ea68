export { RegistrationError, type RegistrationErrorCode } from './errors.js';
export { RegistrationModule } from './http/registration.module.js';
export { type GivenName, type Names, Registration, type RegistrationSettings } from './registration.js';
