/** `npm run new -- lecon <module> "<titre>"`, `module "<titre>"`, `question <balise>`, `production` */
import { resolve } from 'node:path';
import { ALL_TAGS } from '../../core/question/tags.ts';
import { shownPath } from '../diagnostic.ts';
import { didYouMean } from '../nearest.ts';
import { PRODUCTION } from '../production-template.ts';
import { questionTemplate } from '../question-templates.ts';
import { newLesson, newModule, type ScaffoldResult } from '../scaffold.ts';

const USAGE = [
  'Usage :',
  '  npm run new -- lecon <module> "<titre>"',
  '  npm run new -- module "<titre>"',
  '  npm run new -- question <balise>',
  '  npm run new -- production',
].join('\n');

async function main(args: readonly string[]): Promise<number> {
  const dir = resolve(process.env['CONTENT_DIR'] ?? 'content');
  const [what, ...rest] = args;
  if (what === 'lecon' && rest.length === 2) {
    const [module = '', title = ''] = rest;
    return tell(await newLesson(dir, module, title), 'La leçon est créée');
  }
  if (what === 'module' && rest.length === 1) {
    return tell(await newModule(dir, rest[0] ?? ''), 'Le module est créé');
  }
  if (what === 'question' && rest.length === 1) return showQuestion(rest[0] ?? '');
  if (what === 'production' && rest.length === 0) {
    console.log(PRODUCTION);
    return 0;
  }
  const unquoted =
    (what === 'lecon' && rest.length > 2) || (what === 'module' && rest.length > 1)
      ? 'Mettez le titre entre guillemets.\n'
      : '';
  console.error(unquoted + USAGE);
  return 2;
}

/** To be copied into a lesson. */
function showQuestion(tag: string): number {
  const known = ALL_TAGS.find((one) => one === tag);
  if (known === undefined) {
    const help = didYouMean(tag, ALL_TAGS, `Les questions sont : ${ALL_TAGS.join(', ')}.`);
    console.error(`« ${tag} » n’est pas une balise de question. ${help}`);
    return 1;
  }
  console.log(questionTemplate(known, { id: 'a-changer', objective: 'a-changer' }));
  return 0;
}

function tell(result: ScaffoldResult, done: string): number {
  if (result.status === 'refused') {
    console.error(result.message);
    return 1;
  }
  const files = result.files.map((file) => `  ${shownPath(file, process.cwd())}`);
  console.log(
    [`${done} :`, ...files, 'Remplacez les textes, puis lancez « npm run content ».'].join('\n'),
  );
  return 0;
}

process.exitCode = await main(process.argv.slice(2));
