/** Three suites, one runner: pure code (unit), React (component, jsdom), and services on a real Postgres (integration). */

// These packages ship ES modules only; jest runs CommonJS, so they are compiled like our own files.
const esm = [
  'unified',
  'bail',
  'trough',
  'is-plain-obj',
  'devlop',
  'dequal',
  'zwitch',
  'trim-lines',
  'longest-streak',
  'ccount',
  'escape-string-regexp',
  'markdown-table',
  'property-information',
  'space-separated-tokens',
  'comma-separated-tokens',
  'html-void-elements',
  'stringify-entities',
  'character-entities.*',
  'character-reference-invalid',
  'decode-named-character-reference',
  'vfile.*',
  'web-namespaces',
  'html-url-attributes',
  'parse-entities',
  'is-(decimal|hexadecimal|alphabetical|alphanumerical)',
  '(remark|rehype|hast|hastscript|mdast|micromark|unist)(-.*)?',
  'shiki',
  '@shikijs/.*',
  '@ungap/.*',
  'oniguruma-.*',
  'regex.*',
  'jose',
  'uuid',
  'fake-indexeddb',
].join('|')

// Suites run inside a `vm` context, where each look at a global costs as much as the arithmetic around it. `Date` is not among
// these: a suite may set its clock.
const fastGlobals = ['Array', 'JSON', 'Math', 'Number', 'Object']

const common = {
  transform: {
    '\\.(ts|tsx|js|mjs)$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic' } },
        },
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esm})/)`],
  moduleNameMapper: {
    '\\.css$': '<rootDir>/tests/support/no-styles.js',
    '^@/(.*)$': '<rootDir>/$1',
    '^(@prisma/client/runtime/query_compiler.+)\\.mjs$': '$1.js',
  },
  setupFilesAfterEnv: ['<rootDir>/tests/support/strict-console.ts'],
  modulePathIgnorePatterns: ['<rootDir>/.next', '<rootDir>/dist'],
  testTimeout: 60000,
}

module.exports = {
  projects: [
    {
      ...common,
      displayName: 'unit',
      sandboxInjectedGlobals: fastGlobals,
      testEnvironment: 'node',
      testMatch: ['<rootDir>/tests/unit/**/*.test.ts', '<rootDir>/tests/*.test.ts'],
    },
    {
      ...common,
      displayName: 'component',
      testEnvironment: 'jsdom',
      testMatch: ['<rootDir>/tests/component/**/*.test.tsx'],
      setupFilesAfterEnv: [...common.setupFilesAfterEnv, '<rootDir>/tests/support/patience.ts'],
    },
    {
      ...common,
      displayName: 'integration',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/tests/integration/**/*.test.ts'],
      globalSetup: '<rootDir>/tests/support/start-postgres.ts',
      globalTeardown: '<rootDir>/tests/support/stop-postgres.ts',
    },
  ],
  // jest-circus reads only this one; the one of each project is what its configuration shows.
  testTimeout: 60000,
}
