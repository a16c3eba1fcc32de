/** What a phone needs to put the course on its home screen (W3C Web Application Manifest). */
import { loaded } from 'virtual:cours';
import { href } from '../components/href.ts';

const icon = (size: number) => ({
  src: href(`/icone-${size}.png`),
  sizes: `${size}x${size}`,
  type: 'image/png',
});

export const GET = (): Response =>
  Response.json({
    name: `${loaded.course.title}, ${loaded.course.subtitle}`,
    short_name: loaded.course.title,
    lang: 'fr',
    id: href('/'),
    start_url: href('/'),
    scope: href('/'),
    display: 'standalone',
    // The paper of both themes (styles/tokens.css) is chosen by the page itself.
    background_color: '#f9f7f2',
    theme_color: '#f9f7f2',
    icons: [{ src: href('/icone.svg'), sizes: 'any', type: 'image/svg+xml' }, icon(192), icon(512)],
  });
