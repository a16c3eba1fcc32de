/** A small built site in a fresh folder, as the pages layer would leave it. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export function freshFolder(): string {
  return mkdtempSync(join(tmpdir(), 'serveur-'));
}

export const LAUNCH_FILE = {
  iri: 'https://exemple.fr/cqp/',
  course: { id: 'https://exemple.fr/cqp/cours', title: 'Assistant médical' },
  modules: [{ id: 'vocabulaire-medical', title: 'Vocabulaire médical', ink: 'voc' }],
  units: [
    {
      id: 'vocabulaire-medical/construction',
      kind: 'lesson',
      url: '/modules/vocabulaire-medical/construction/',
      title: 'Comment un mot médical est construit',
      number: 1,
      sections: { racines: 'Les racines', suffixes: 'Les suffixes' },
      questions: ['q1', 'q2', 'q3', 'q4'],
      productions: [
        {
          id: 'note',
          title: 'La note d’appel',
          criteria: [
            { id: 'heure', text: 'l’heure est écrite' },
            { id: 'mots', text: 'ses mots y sont' },
          ],
        },
      ],
      masteryScore: null,
      moveOn: 'Completed',
    },
    {
      id: 'vocabulaire-medical/evaluation',
      kind: 'evaluation',
      url: '/modules/vocabulaire-medical/evaluation/',
      title: 'Évaluation du module',
      number: null,
      sections: {},
      questions: [],
      masteryScore: 0.8,
      moveOn: 'CompletedAndPassed',
    },
  ],
} as const;

const PAGE = (title: string) =>
  `<!doctype html><html lang="fr"><head><title>${title}</title><style>p{color:teal}</style>` +
  `<script>document.documentElement.dataset.pret='oui'</script></head>` +
  `<body><p style="margin:0">${'Péricardite, otite, tachycardie. '.repeat(40)}</p></body></html>`;

export function writeSite(files: Readonly<Record<string, string | Buffer>> = {}): string {
  const root = join(freshFolder(), 'dist');
  const all: Record<string, string | Buffer> = {
    'index.html': PAGE('Accueil'),
    '404.html': PAGE('Introuvable'),
    'modules/vocabulaire-medical/index.html': PAGE('Vocabulaire'),
    'modules/vocabulaire-medical/construction/index.html': PAGE('Construction'),
    'modules/vocabulaire-medical/evaluation/index.html': PAGE('Évaluation'),
    '_astro/page.Ab12Cd34.js': `export const a = ${JSON.stringify('x'.repeat(2000))};`,
    'favicon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'lancement.json': JSON.stringify(LAUNCH_FILE),
    ...files,
  };
  for (const [name, content] of Object.entries(all)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), content);
  }
  return root;
}

/** One that a build is content with; what bears a hash is named after the release. */
export function writeWholeSite(root = join(freshFolder(), 'dist'), release = 'un'): string {
  const page =
    `<!doctype html><html lang="fr"><head><title>${release}</title></head><body>` +
    `<img src="/images/essai/photo-${release}.png"></body></html>` +
    `<script type="module" src="/_astro/page.${release}.js"></script>`;
  const paths = ['glossaire', 'recherche', 'donnees', 'mentions-legales', 'guide', 'formateur'];
  const files: Record<string, string> = {
    'index.html': page,
    '404.html': page,
    ...Object.fromEntries(paths.map((path) => [`${path}/index.html`, page])),
    'modules/vocabulaire-medical/index.html': page,
    'modules/vocabulaire-medical/construction/index.html': page,
    'modules/vocabulaire-medical/evaluation/index.html': page,
    'banque/vocabulaire-medical/evaluation.json': '[]',
    'xapi/profil.jsonld': '{}',
    [`_astro/page.${release}.js`]: `import "./part.${release}.js";`,
    [`_astro/part.${release}.js`]: 'export {};',
    [`images/essai/photo-${release}.png`]: 'octets',
    'lancement.json': JSON.stringify(LAUNCH_FILE),
  };
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), content);
  }
  return root;
}
