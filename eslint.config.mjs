import { defineConfig, globalIgnores } from 'eslint/config'
import nextVitals from 'eslint-config-next/core-web-vitals'
import nextTypeScript from 'eslint-config-next/typescript'

export default defineConfig([
  ...nextVitals,
  ...nextTypeScript,
  {
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'MemberExpression[property.name=/^\\$(query|execute)RawUnsafe$/]',
          message: 'Give values as parameters: Prisma.sql and $queryRaw, never text put together by hand.',
        },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  { files: ['**/*.{js,cjs}'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  // Names such as useDatabase are no hooks where there is no React.
  {
    files: ['lib/**', 'tests/**', 'scripts/**', 'server.ts'],
    ignores: ['lib/client/**', '**/*.tsx'],
    rules: { 'react-hooks/rules-of-hooks': 'off' },
  },
  globalIgnores([
    'dist/',
    '.next/',
    'lib/db/generated/',
    'coverage/',
    'public/',
    'test-results/',
    'playwright-report/',
    'next-env.d.ts',
  ]),
])
