// Rules that the compiler cannot give: which room may import which, and that core/ stays without clock and chance.
import globals from 'globals';
import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const from = (group, message) => ({ group, message });
const noElectron = from(
  ['electron', 'electron/*', '!electron/cli', '!electron/service'],
  'Only electron/shell imports electron.',
);
const noNode = from(['node:*', 'fs', 'path', 'crypto', 'os', 'child_process'], 'No Node in this room.');
const restrict = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns }] });

export default tseslint.config(
  {
    ignores: ['node_modules/**', 'out/**', 'dist/**', '.cache/**', 'tests/.work/**', 'bench/.work/**', 'demo-out/**'],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...tseslint.configs.recommended,
  {
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-control-regex': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
    },
  },
  {
    files: ['core/**/*.ts'],
    rules: {
      ...restrict(
        noElectron,
        noNode,
        from(['**/electron/**', '**/renderer/**', '**/scripts/**', '**/tests/**'], 'core/ imports nobody.'),
      ),
      'no-restricted-syntax': [
        'error',
        {
          selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
          message: 'core/ has no clock: pass the date in.',
        },
        {
          selector: 'MemberExpression[object.name="Date"][property.name="now"]',
          message: 'core/ has no clock: pass the date in.',
        },
        {
          selector: 'MemberExpression[object.name="Math"][property.name="random"]',
          message: 'core/ has no chance: pass ids in.',
        },
      ],
      'no-restricted-globals': ['error', 'process', 'window', 'document', 'crypto', 'fetch', 'setTimeout', 'Buffer'],
    },
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': hooks },
    languageOptions: { globals: globals.browser },
    rules: {
      ...hooks.configs.recommended.rules,
      ...restrict(
        noElectron,
        noNode,
        from(['**/electron/**', '**/scripts/**', '**/tests/**'], 'renderer/ imports core/ only.'),
      ),
    },
  },
  {
    files: ['electron/**/*.ts'],
    rules: restrict(
      noElectron,
      from(['**/renderer/**', '**/tests/**', '**/scripts/**'], 'electron/ imports core/ only.'),
    ),
  },
  {
    files: ['electron/shell/**/*.ts'],
    rules: restrict(from(['**/renderer/**', '**/tests/**', '**/scripts/**'], 'electron/ imports core/ only.')),
  },
);
