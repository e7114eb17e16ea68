/** Module hooks: `@baraza/*` leads to sources, `./x.js` beside a TypeScript file means `./x.ts`, and TypeScript is stripped by swc. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { transform } from '@swc/core';

const TYPESCRIPT = /\.tsx?$/;

/** Resolves under the condition that the packages of this workspace use for their sources. */
export async function resolve(specifier, context, next) {
  const wanted = { ...context, conditions: [...context.conditions, 'baraza-source'] };
  if (!specifier.startsWith('.') || !specifier.endsWith('.js') || !TYPESCRIPT.test(context.parentURL ?? '')) return next(specifier, wanted);
  try {
    return await next(specifier.replace(/\.js$/, '.ts'), wanted);
  } catch (error) {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    return next(specifier, wanted);
  }
}

/** Compiles TypeScript with the options of the build, and a source map inside. */
export async function load(url, context, next) {
  if (!TYPESCRIPT.test(url)) return next(url, context);
  const filename = fileURLToPath(url);
  const { code } = await transform(await readFile(filename, 'utf8'), {
    filename,
    swcrc: false,
    sourceMaps: 'inline',
    module: { type: 'es6' },
    jsc: {
      parser: { syntax: 'typescript', decorators: true, tsx: filename.endsWith('x') },
      transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic' } },
      target: 'es2022',
      keepClassNames: true,
    },
  });
  return { format: 'module', shortCircuit: true, source: code };
}
