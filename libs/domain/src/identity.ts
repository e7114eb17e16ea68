/** Who somebody is that takes part in a consultation: the one thing that is kept in the vault and in no record (docs/decisions/0008). */
import { longText, text, type ValuesOf } from './fields.js';
import { shapeValidator } from './validators.js';

export const IDENTITY = {
  name: text({ required: true, max: 200, description: 'Name by which the person is called up and listed.' }),
  contact: text({ description: 'How the person can be reached: a telephone number, an address.' }),
  note: longText({ max: 2000, description: 'What else must be known about the person and must not stand in a record.' }),
};

export type Identity = ValuesOf<typeof IDENTITY>;

/** Validator of an identity; puts its texts into their canonical form. */
export const identityValidator = shapeValidator(IDENTITY);
