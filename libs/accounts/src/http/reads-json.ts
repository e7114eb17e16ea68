import { StandardSchemaValidationPipe } from '@nestjs/common';

import { invalidInput } from './inputs.js';

/** Checks what a request carries against the schema named beside the parameter. */
export const readsJson = new StandardSchemaValidationPipe({ exceptionFactory: invalidInput });
