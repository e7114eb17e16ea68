import tseslint from 'typescript-eslint';

/** Layers and circles are held by dependency-cruiser; here is what one file may do. */
export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '.nx/**', '**/*.generated.ts', 'screenshots/**', '.data/**', '.cache/**'] },
  ...tseslint.configs.recommended,
  {
    rules: {
      'max-lines': ['error', { max: 400 }],
      'no-console': 'error',
      eqeqeq: ['error', 'always'],
      'no-restricted-syntax': [
        'error',
        { selector: "CallExpression[callee.name='setTimeout'][arguments.1.type='Literal'][arguments.1.value>=100]", message: 'Name the delay in a constant that says what it waits for; tests wait for the event.' },
        { selector: "MemberExpression[property.name='only'][object.name=/^(test|it|describe)$/]", message: 'The other tests would not run.' },
      ],
      'no-restricted-properties': ['error', { property: 'localeCompare', message: 'It is slow for many names, and sorts by the language of the machine. Names: `compare` of `useFormat()`; ids, codes and moments: `compareCodes`.' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-expressions': ['error', { allowShortCircuit: true, allowTernary: true }],
      '@typescript-eslint/triple-slash-reference': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
    },
  },
  { files: ['**/*.mjs', '**/*.cjs', 'tests/**', '**/*.test.ts', '**/bench.ts', 'apps/server/src/**', 'libs/testing/**'], rules: { 'no-console': 'off' } },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  // Nest reads the types of constructor parameters when the program runs: they must be real imports.
  { files: ['libs/{graphql,realtime,accounts}/src/**', 'apps/server/src/**'], rules: { '@typescript-eslint/consistent-type-imports': 'off' } },
);
