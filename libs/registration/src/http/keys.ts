export const REGISTRATION = Symbol('registration');
export const REGISTRATION_DATA_SOURCE = Symbol('registration data source');
