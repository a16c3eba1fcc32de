/** Papers that stand together, from their data: the same in a page's prose, a question, a correction. */
import type { VNode } from 'preact';
import { MOST_PAPERS } from '../../core/text/paper.ts';
import type { Paper, PaperBlock, PaperForm, PaperRole, PaperText } from '../../core/text/paper.ts';
import { plain } from '../../core/text/rich.ts';
import { Text } from '../parts/inline.tsx';
import { Block, Lines, Paragraph } from './blocks.tsx';
import { Barcode, Chevrons, Flourish, Portrait, Tail, Teeth } from './decoration.tsx';

/** Forms that want half a page. */
const WIDE: ReadonlySet<PaperForm> = new Set(['courrier', 'resultat', 'ordonnance', 'bon']);

interface Props {
  readonly of: readonly Paper[];
  /** Id of the one question they belong to. */
  readonly question?: string;
}

export function Papers({ of, question }: Props): VNode {
  const isWide = of.some(({ form }) => WIDE.has(form));
  const shape = isWide ? ' larges' : of.length === MOST_PAPERS ? ' paires' : '';
  return (
    <div
      class={`documents${shape}`}
      data-question={question}
      role="group"
      aria-label="Documents"
      tabIndex={-1}
    >
      {of.map((paper, at) => (
        <PaperFigure key={at} paper={paper} number={at + 1} />
      ))}
    </div>
  );
}

function PaperFigure({ paper, number }: { readonly paper: Paper; readonly number: number }): VNode {
  const { form, title, blocks } = paper;
  const isPaper = form !== 'dit';
  const parts = partsOf(blocks);
  return (
    <figure
      class="document"
      aria-label={`Document ${number}, ${inSentence(title)}${isPaper ? ', spécimen' : ''}`}
      tabIndex={-1}
    >
      <figcaption aria-hidden="true">
        <b>{number}</b>
        <span>{title}</span>
      </figcaption>
      <div class={`feuille ${form}`}>
        {isPaper ? (
          <span class="specimen" aria-hidden="true">
            SPÉCIMEN
          </span>
        ) : null}
        {FORMS[form](parts)}
      </div>
      {form === 'retour' ? <Teeth /> : null}
      {parts.named.who ? <Paragraph class="qui-dit" of={parts.named.who} /> : null}
    </figure>
  );
}

/** "La carte d’identité" → "la carte d’identité"; "INSi" stays. */
const inSentence = (title: string): string =>
  /^\p{Lu}\p{Ll}|^\p{Lu}[’ ]/u.test(title)
    ? title.charAt(0).toLocaleLowerCase('fr') + title.slice(1)
    : title;

interface Parts {
  readonly named: Readonly<Partial<Record<PaperRole, PaperText>>>;
  readonly rest: readonly PaperBlock[];
}

function partsOf(blocks: readonly PaperBlock[]): Parts {
  const named: Partial<Record<PaperRole, PaperText>> = {};
  const rest: PaperBlock[] = [];
  for (const block of blocks) {
    if (block.kind === 'text' && block.role !== undefined) named[block.role] = block;
    else rest.push(block);
  }
  return { named, rest };
}

/** The first line is a name. */
function Head({ of }: { readonly of: PaperText | undefined }): VNode | null {
  const [name, ...lines] = of?.lines ?? [];
  if (name === undefined) return null;
  return (
    <p>
      <b class="nom">
        <Text of={name} />
      </b>
      <Lines of={lines} />
    </p>
  );
}

/** Of whoever prints what they issue. */
const Letterhead = ({ of }: { of: PaperText | undefined }): VNode => (
  <div class="tetiere">
    <Head of={of} />
    <Barcode />
  </div>
);

/** What is in bold at the start is the code that the service answers with. */
function Code({ of }: { readonly of: PaperText }): VNode {
  const [first = [], ...lines] = of.lines;
  const [code, ...after] = first;
  const isCode = typeof code === 'object' && code.tag === 'strong';
  const text = isCode ? [...(plain(after).trim() === '' ? [] : [after]), ...lines] : of.lines;
  return (
    <div class="code">
      {isCode ? (
        <p>
          <Text of={code.children} />
        </p>
      ) : null}
      <p>
        <Lines of={text} />
      </p>
    </div>
  );
}

const Blocks = ({ of, marked = false }: { of: readonly PaperBlock[]; marked?: boolean }): VNode => (
  <>
    {of.map((block, at) => (
      <Block key={at} of={block} marked={marked} />
    ))}
  </>
);

/** The paragraphs that end a paper, apart from what stands before. */
function withEnd(rest: readonly PaperBlock[]): [readonly PaperBlock[], readonly PaperBlock[]] {
  const texts = [...rest].reverse().findIndex(({ kind }) => kind !== 'text');
  const end = texts === -1 ? 0 : rest.length - texts;
  return [rest.slice(0, end), rest.slice(end)];
}

const Signed = ({ of }: { of: PaperText | undefined }): VNode | null =>
  of === undefined ? null : (
    <div class="signe">
      <Flourish />
      <Paragraph of={of} />
    </div>
  );

const FORMS: Readonly<Record<PaperForm, (parts: Parts) => VNode>> = {
  piece: ({ named: { head }, rest }) => (
    <>
      {head ? <Paragraph class="nom" of={head} /> : null}
      <div class="corps">
        <Portrait />
        <div>
          <Blocks of={rest} />
        </div>
      </div>
      <Chevrons />
    </>
  ),
  dit: ({ rest }) => (
    <>
      <Blocks of={rest} />
      <Tail />
    </>
  ),
  ecran: ({ named: { head }, rest }) => {
    const [content, status] = withEnd(rest);
    return (
      <>
        <p class="barre">{head ? <Lines of={head.lines} /> : null}</p>
        {content.length > 0 ? (
          <div class="corps">
            <Blocks of={content} />
          </div>
        ) : null}
        {status.length > 0 ? (
          <div class={content.length > 0 ? 'etat' : 'corps'}>
            <Blocks of={status} />
          </div>
        ) : null}
      </>
    );
  },
  retour: ({ named: { head }, rest }) => (
    <>
      {head ? <Code of={head} /> : null}
      <Blocks of={rest} />
    </>
  ),
  courrier: ({ named: { head, to, date, signature }, rest }) => (
    <>
      <div class="tetiere">
        <Head of={head} />
        {to ? <Paragraph class="destinataire" of={to} /> : null}
      </div>
      {date ? <Paragraph class="date" of={date} /> : null}
      <Blocks of={rest} />
      <Signed of={signature} />
    </>
  ),
  resultat: ({ named: { head }, rest }) => {
    const [content, notes] = withEnd(rest);
    return (
      <>
        <Letterhead of={head} />
        <Blocks of={content} marked />
        {notes.length > 0 ? (
          <div class="note">
            <Blocks of={notes} />
          </div>
        ) : null}
      </>
    );
  },
  ordonnance: ({ named: { head, for: patient, date, signature }, rest }) => {
    const [content, notes] = withEnd(rest);
    return (
      <>
        <Letterhead of={head} />
        <div class="patient">
          {patient ? <Paragraph of={patient} /> : null}
          {date ? <Paragraph of={date} /> : null}
        </div>
        <Blocks of={content} />
        <div class="fin">
          <div>
            <Blocks of={notes} />
          </div>
          <Signed of={signature} />
        </div>
      </>
    );
  },
  bon: ({ named: { head, from, received, visa }, rest }) => (
    <>
      <div class="tetiere">
        <Head of={head} />
        {from ? <Paragraph of={from} /> : null}
      </div>
      <Blocks of={rest} />
      <div class="visa">
        <Box title="Reçu le" of={received} />
        <Box title="Visa" of={visa} />
      </div>
    </>
  ),
};

/** Printed on every delivery note; empty, it has nothing to say. */
function Box({ title, of }: { readonly title: string; readonly of: PaperText | undefined }): VNode {
  const lines = of?.lines ?? [];
  return (
    <p aria-hidden={lines.length === 0 ? true : undefined}>
      <span>{title}</span>
      <Lines of={lines} />
    </p>
  );
}
