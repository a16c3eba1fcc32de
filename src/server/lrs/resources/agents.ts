/** GET of an agent as a Person: its identifier and the names it was given (Communication 2.4). */
import type { DatabaseSync } from 'node:sqlite';
import { withoutInvisible } from '../../../core/text/text.ts';
import { actorParam, onlyThese, required } from '../http/params.ts';
import { actorKey, identifierOf } from '../statement/identity.ts';
import { scopedAgent } from './statements-read.ts';
import { json, type Resource } from '../http/resource.ts';

export function getAgent(db: DatabaseSync): Resource {
  const names = db.prepare(
    'SELECT n.name FROM agent a JOIN agent_name n ON n.agent = a.id WHERE a.key = ? ORDER BY n.name',
  );
  return (call) => {
    const { request } = call;
    onlyThese(request.params, ['agent']);
    const agent = required('agent', actorParam(request.params, 'agent', false));
    const key = actorKey(agent);
    scopedAgent(call, agent);
    const known = names.all(key).map((row) => row['name'] as string);
    // Those stored before names were cleaned, too.
    const shown = [...known, agent.name ?? ''].map(withoutInvisible);
    const all = [...new Set(shown)].filter((name) => name !== '');
    const lists = Object.entries(identifierOf(agent) ?? {}).map(([name, value]) => [name, [value]]);
    return json({
      objectType: 'Person',
      ...(all.length > 0 ? { name: all } : {}),
      ...Object.fromEntries(lists),
    });
  };
}
