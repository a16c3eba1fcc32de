/** In a lesson: what trainers published for the group, under what it is about, closed until somebody opens it. */
import { render } from 'preact';
import { list } from '../../core/text/numbers.ts';
import { fetchPublished } from './publications.ts';
import { PublishedWords } from './PublishedWords.tsx';

/** @param lineOf the line below a question; below the lesson's end for null, or for one it has no more */
export async function showPublished(
  unit: string,
  lineOf: (question: string | null) => Element | null,
): Promise<void> {
  const all = (await fetchPublished(unit)) ?? [];
  const lines = [...new Set(all.flatMap(({ place }) => lineOf(place.question) ?? []))];
  const now = new Date().toISOString();
  for (const line of lines) {
    const answers = all.filter(({ place }) => lineOf(place.question) === line);
    const names = [...new Set(answers.map(({ name }) => name))];
    const place = document.createElement('div');
    line.after(place);
    render(
      <details class="pour-le-groupe">
        <summary>
          Ce que {list(names)} {names.length > 1 ? 'ont' : 'a'} répondu au groupe
        </summary>
        {answers.map((answer) => (
          <PublishedWords key={answer.id} answer={answer} now={now} />
        ))}
      </details>,
      place,
    );
  }
}
