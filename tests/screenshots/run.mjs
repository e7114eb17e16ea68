/** `npm run screenshots`: every screen, 1440 and 390 wide, light and dark, English and Arabic, into the ignored folder `screenshots/`. To be looked at by people. */
import { register } from 'node:module';

import { prepare } from '../../apps/server/prepare.mjs';
import { findBrowser } from '../browser.mjs';

await prepare((sentence) => console.log(sentence));
register('../../libs/testing/src/typescript-hooks.mjs', import.meta.url);
const { takeScreenshots } = await import('./screens.ts');
await takeScreenshots(await findBrowser(), process.argv.slice(2), (sentence) => console.log(sentence));
process.exit(0);
