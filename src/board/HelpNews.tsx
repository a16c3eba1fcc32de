import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { HelpRequest } from '../core/api/help.ts';
import { lower } from '../core/text/case.ts';
import { placeName } from './course.ts';
import { useDesk } from './desk.ts';

/** Tells each new request for help once, aloud, and counts those that wait in the tab's title. */
export function HelpNews({ help }: { readonly help: readonly HelpRequest[] }): VNode {
  const { outline } = useDesk();
  const told = useRef(new Set<string>());
  const [said, setSaid] = useState('');
  const waiting = help.filter(({ state }) => state === 'waiting');
  // A learner who calls again after an answer is news too.
  const keys = waiting.map(({ id, messages }) => `${id} ${messages.length}`);

  useEffect(() => {
    const news = waiting.filter((_, at) => !told.current.has(keys[at] ?? ''));
    for (const key of keys) told.current.add(key);
    if (news.length > 0)
      setSaid(
        news
          .map(
            ({ learner, place }) =>
              `${learner.name} demande de l’aide, ${lower(placeName(outline, place))}.`,
          )
          .join(' '),
      );
    const title = document.title.replace(/^\(\d+\) /, '');
    document.title = waiting.length > 0 ? `(${waiting.length}) ${title}` : title;
  }, [keys.join()]);

  return (
    <p class="invisible" role="status">
      {said}
    </p>
  );
}
