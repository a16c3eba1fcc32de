/** The questions of an assessment, fetched only when it begins. */
import { loaded } from 'virtual:cours';
import { ROLES } from '../../../core/course/roles.ts';

export function getStaticPaths() {
  return loaded.course.modules.flatMap(({ id, assessments }) =>
    assessments.map(({ role, bank }) => ({
      params: { module: id, assessment: ROLES[role].slug },
      props: { bank },
    })),
  );
}

export function GET({
  props,
}: {
  readonly props: { readonly bank: readonly unknown[] };
}): Response {
  return Response.json(props.bank);
}
