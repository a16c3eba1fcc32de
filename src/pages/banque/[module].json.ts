/** A module's bank of questions, fetched only when its evaluation begins. */
import { loaded } from 'virtual:cours';

export function getStaticPaths() {
  return loaded.course.modules.flatMap(({ id, evaluation }) =>
    evaluation ? [{ params: { module: id }, props: { bank: evaluation.bank } }] : [],
  );
}

export function GET({
  props,
}: {
  readonly props: { readonly bank: readonly unknown[] };
}): Response {
  return Response.json(props.bank);
}
