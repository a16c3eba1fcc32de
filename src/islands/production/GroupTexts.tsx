/** What a group wrote, once it is shared; a trainer's words about a text. */
import type { VNode } from 'preact';
import type { SharedText } from '../../core/api/productions.ts';

export function GroupTexts({
  id,
  texts,
  names,
}: {
  readonly id: string;
  readonly texts: readonly SharedText[];
  /** Who can tell who wrote. */
  readonly names: string;
}): VNode {
  return (
    <section class="textes-ecrit" aria-labelledby={`${id}-groupe`}>
      <h4 id={`${id}-groupe`}>Les textes du groupe</h4>
      <p class="petit doux">{names}</p>
      {texts.length === 0 ? (
        <p>Personne d’autre n’a encore de texte à lire ici.</p>
      ) : (
        <ol class="liste-ecrits">
          {texts.map(({ id: key, name, text, comment }, at) => (
            <li key={key}>
              <b>{name ?? `Texte ${at + 1}`}</b>
              <p class="texte-ecrit">{text}</p>
              {comment ? <Remark name={comment.name} text={comment.text} /> : null}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

export function Remark({ name, text }: { readonly name: string; readonly text: string }): VNode {
  return (
    <div class="remarque-ecrit">
      <p class="petit doux">Commentaire de {name}</p>
      <p class="texte-ecrit">{text}</p>
    </div>
  );
}
