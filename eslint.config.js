import astro from 'eslint-plugin-astro';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import { defineConfig } from 'eslint/config';
import ts from 'typescript-eslint';

/** Who may import whom (src/README.md, "The house"): each room of src/ and the rooms it may reach. */
const LAYERS = {
  core: [],
  authoring: ['core'],
  publish: ['core'],
  search: ['core'],
  player: ['core'],
  server: ['core'],
  page: ['core', 'player'],
  islands: ['core', 'player', 'search', 'page'],
  board: ['core', 'page', 'islands'],
  components: ['core', 'page', 'islands'],
  layouts: ['core', 'page', 'islands', 'components'],
  pages: [
    'core',
    'authoring',
    'publish',
    'search',
    'player',
    'page',
    'islands',
    'board',
    'components',
    'layouts',
  ],
  // The command that packs reads the course, builds the site, and protects a page as the server does.
  package: ['core', 'authoring', 'publish', 'server'],
};

/** Nothing of a package, nor of Node: the same code in build, browser, server and tests. */
const PURE = ['core', 'publish'];

/** Time, ids, randomness, the network and storage are parameters here. */
const GIVEN = ['core', 'publish', 'player'];

const NAMED_EXPORTS = {
  selector: 'ExportDefaultDeclaration',
  message: 'Named exports only, except where a tool demands a default.',
};

const PARAMETER = 'A parameter here (src/README.md, "The house"), so that a test decides it.';
const GIVEN_NAMES = [
  'crypto',
  'fetch',
  'XMLHttpRequest',
  'localStorage',
  'sessionStorage',
  'indexedDB',
  'performance',
];
/** A wait is told to a browser's player, where a page is what goes on; pure code never waits. */
const WAITS = ['setTimeout', 'setInterval', 'queueMicrotask', 'requestAnimationFrame'];

const GIVEN_RULES = {
  'no-restricted-properties': [
    'error',
    { object: 'Date', property: 'now', message: PARAMETER },
    { object: 'Math', property: 'random', message: PARAMETER },
    ...['globalThis', 'window', 'self'].flatMap((object) =>
      GIVEN_NAMES.map((property) => ({ object, property, message: PARAMETER })),
    ),
  ],
};

const NEW_DATE = {
  selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
  message: PARAMETER,
};

const layerRules = Object.entries(LAYERS).map(([layer, allowed]) => {
  const forbidden = Object.keys(LAYERS).filter((room) => room !== layer && !allowed.includes(room));
  const isPure = PURE.includes(layer);
  const isGiven = GIVEN.includes(layer);
  // However it is spelt: "../server/", "./../server/", "../../src/server/", "../core/../server/".
  const foreign = `^(\\./)*(\\.\\./)+(src/|[\\w.-]+/\\.\\./)*(${forbidden.join('|')})/`;
  const bare = '^[^.]';
  const message = `src/${layer} may not import ${forbidden.join(', ')} (src/README.md, "The house").`;
  const alone = `src/${layer} imports no package (src/README.md, "The house").`;
  // A selector's regular expression cannot hold a slash.
  const dynamic = (regex, why) => ({
    selector: `ImportExpression[source.value=/${regex.replaceAll('/', '\\x2f')}/]`,
    message: why,
  });
  return {
    files: [`src/${layer}/**/*.{ts,tsx,astro}`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { regex: foreign, message },
            ...(isPure ? [{ regex: bare, message: alone }] : []),
          ],
        },
      ],
      'no-restricted-syntax': [
        'error',
        NAMED_EXPORTS,
        dynamic(foreign, message),
        ...(isPure ? [dynamic(bare, alone)] : []),
        ...(isGiven ? [NEW_DATE] : []),
      ],
      ...(isGiven ? GIVEN_RULES : {}),
      ...(isGiven
        ? {
            'no-restricted-globals': [
              'error',
              ...[...GIVEN_NAMES, ...(isPure ? WAITS : [])].map((name) => ({
                name,
                message: PARAMETER,
              })),
            ],
          }
        : {}),
    },
  };
});

export default defineConfig(
  {
    ignores: [
      'dist',
      '.dist-*',
      '**/.astro',
      'node_modules',
      'content',
      'data',
      'data-sauvegardes',
      'test-results',
    ],
  },
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
      'no-restricted-syntax': ['error', NAMED_EXPORTS],
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
  ...astro.configs['flat/recommended'],
  ...astro.configs['flat/jsx-a11y-strict'],
  // The Astro preset brings the jsx-a11y plugin; islands take its strict rules too.
  { files: ['**/*.tsx'], rules: jsxA11y.flatConfigs.strict.rules },
  ...layerRules,
  {
    // `import()` types are the only ones an ambient declaration may use.
    files: ['**/*.d.ts'],
    rules: {
      '@typescript-eslint/consistent-type-imports': 'off',
      'no-restricted-syntax': 'off',
    },
  },
  // What says which Node is needed is read by any.
  { files: ['**/*.cjs'], languageOptions: { ecmaVersion: 5, sourceType: 'script' } },
  // Tools read the default export of their configuration.
  { files: ['*.config.*'], rules: { 'no-restricted-syntax': 'off' } },
);
