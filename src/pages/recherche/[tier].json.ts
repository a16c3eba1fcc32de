/** The files of the search, fetched one by one as a query needs them (search/files.ts). */
import { loaded } from 'virtual:cours';
import { searchFiles, type SearchFile } from '../../search/build.ts';

export function getStaticPaths() {
  return searchFiles(loaded.course).map(({ name, content }) => ({
    params: { tier: name },
    props: { content },
  }));
}

export function GET({ props }: { readonly props: Pick<SearchFile, 'content'> }): Response {
  return Response.json(props.content);
}
