/** In running text too, a piece of a word keeps its hyphen at the end of a line. */
import { expect, it } from 'vitest';
import { courseWith } from './overlay.ts';
import { openRenderer } from './renderer.ts';

const { compile, run } = await openRenderer(await courseWith({}));

/** The texts of these elements, wherever they stand. */
function textsOf(tree: unknown, tag: string): string[] {
  if (Array.isArray(tree)) return tree.flatMap((one) => textsOf(one, tag));
  if (typeof tree !== 'object' || tree === null) return [];
  const { type, props } = tree as { type: unknown; props: { class?: string; children?: unknown } };
  if (type === tag && props.class === 'insecable') return [String(props.children)];
  return textsOf(props.children, tag);
}

it('in a paragraph, a table, a title, a bold word', async () => {
  const code = await compile(
    '## Le suffixe -ite\n\nLa douleur est -algie ou **-dynie** (-tomie).\n\n| sens |\n|---|\n| -ose, un rendez-vous |\n',
    '/x/01-x.mdx',
  );
  const { tree, headings } = await run(code);
  expect(textsOf(tree, 'span')).toEqual(['-ite', '-algie', '-dynie', '-tomie', '-ose']);
  expect(headings[0]?.slug).toBe('le-suffixe-ite');
});
