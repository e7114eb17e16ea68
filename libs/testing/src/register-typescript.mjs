/**
 * Lets plain Node run the workspace's TypeScript sources: `node --import ./libs/testing/src/register-typescript.mjs FILE.ts`. For the test
 * harness, scripts and child processes of tests; nothing of it is in the product.
 */
import { register } from 'node:module';

register('./typescript-hooks.mjs', import.meta.url);
