export { consultationSeed } from './consultation-seed.js';
export { type InputOptions, randomInput } from './input.js';
export { Random } from './random.js';
export { NOTHING, randomShape, randomValue, type Readable, type ValueContext } from './values.js';
