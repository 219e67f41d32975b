// What ESLint looks at, and what each file finds around it. `./build.sh test` runs it from the
// root. Its recommended rules look for mistakes; how the code is laid out is no matter of theirs.

import js from '@eslint/js';
import globals from 'globals';


// Names that every window has, and that a forgotten declaration would be taken for.
const MISTAKABLE = ['event', 'length', 'name', 'parent', 'status', 'top', 'origin', 'stop', 'find', 'close', 'open', 'self'];

export default [
  { ignores: ['**/node_modules/', 'tests/out/', 'tests/tenant/bundles/'] },
  js.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'no-unused-vars': ['error', { ignoreRestSiblings: true }],
      'no-restricted-globals': ['error', ...MISTAKABLE],
      'no-var': 'error',
      'prefer-const': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    files: ['extension/**'],
    languageOptions: { globals: { ...globals.browser, chrome: 'readonly' } },
  },
  {
    files: ['benches/**', 'tests/**'],
    languageOptions: { globals: globals.nodeBuiltin },
  },
  {
    // What a test hands to the browser runs there, in a page or in the extension.
    files: ['tests/bench/**', 'tests/browser/**', 'tests/demo/**', 'tests/shim/**', 'tests/snapshots/**'],
    languageOptions: { globals: { ...globals.browser, ...globals.nodeBuiltin, chrome: 'readonly' } },
  },
  {
    files: ['tests/tenant/components/*/stubs/**'],
    languageOptions: { sourceType: 'commonjs' },
  },
  {
    // The tenant's own scripts, which a page loads one after another.
    files: ['tests/tenant/frame/**'],
    languageOptions: {
      sourceType: 'script',
      globals: {
        ...globals.browser,
        mountComments: 'readonly',
        readMounts: 'readonly',
        TenantEditor: 'readonly',
        TenantRenderer: 'readonly',
        TenantShare: 'readonly',
        TenantWindow: 'readonly',
      },
    },
    rules: {
      'no-redeclare': ['error', { builtinGlobals: false }],
      // What one declares another may use.
      'no-unused-vars': ['error', { vars: 'local' }],
    },
  },
];
