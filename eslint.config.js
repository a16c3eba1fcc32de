import astro from 'eslint-plugin-astro';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import { defineConfig } from 'eslint/config';
import ts from 'typescript-eslint';

/**
 * Who may import whom (src/README.md, "The house"): each room of src/ and the rooms it may reach. Relative
 * specifiers only: the project has no path aliases.
 */
const LAYERS = {
  core: [],
  authoring: ['core'],
  publish: ['core'],
  search: ['core'],
  player: ['core'],
  server: ['core'],
  islands: ['core', 'player', 'search'],
  components: ['core', 'islands'],
  layouts: ['core', 'islands', 'components'],
  pages: ['core', 'authoring', 'publish', 'search', 'player', 'islands', 'components', 'layouts'],
  // The command that packs reads the course, builds the site, and protects a page as the server does.
  package: ['core', 'authoring', 'publish', 'server'],
};

const layerRules = Object.entries(LAYERS).map(([layer, allowed]) => {
  const forbidden = Object.keys(LAYERS).filter((room) => room !== layer && !allowed.includes(room));
  return {
    files: [`src/${layer}/**/*.{ts,tsx,astro}`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: `^(\\.\\./)+(${forbidden.join('|')})/`,
              message: `src/${layer} may not import ${forbidden.join(', ')} (src/README.md, "The house").`,
            },
          ],
        },
      ],
    },
  };
});

export default defineConfig(
  { ignores: ['dist', '**/.astro', 'node_modules', 'content', 'data', 'test-results'] },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [ts.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'ExportDefaultDeclaration',
          message: 'Named exports only, except where a tool demands a default.',
        },
      ],
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    rules: { 'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }] },
  },
  {
    // Tests look into JSON that a server or a build sent: matchers check its shape, not the compiler.
    files: ['tests/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
    },
  },
  {
    // `import()` types are the only ones an ambient declaration may use.
    files: ['**/*.d.ts'],
    rules: {
      '@typescript-eslint/consistent-type-imports': 'off',
      'no-restricted-syntax': 'off',
    },
  },
  ...astro.configs['flat/recommended'],
  ...astro.configs['flat/jsx-a11y-strict'],
  // The Astro preset brings the jsx-a11y plugin; islands take its strict rules too.
  { files: ['**/*.tsx'], rules: jsxA11y.flatConfigs.strict.rules },
  ...layerRules,
  // Tools read the default export of their configuration.
  { files: ['*.config.*'], rules: { 'no-restricted-syntax': 'off' } },
);
