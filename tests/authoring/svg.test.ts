/** What of a drawing reaches a page: what is allowed, written anew; the rest is cleaned away or told. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sax from 'sax';
import { describe, expect, it } from 'vitest';
import { formatDiagnostic } from '../../src/authoring/diagnostic.ts';
import { readFigures } from '../../src/authoring/figures.ts';
import { loadCourse } from '../../src/authoring/read-course.ts';
import { sourceText } from '../../src/authoring/source.ts';
import { hash } from '../../src/core/text/hash.ts';
import { placed } from '../../src/core/course/drawing.ts';
import { realReading } from '../courses.ts';
import { courseWith, HEADER, LESSON } from './overlay.ts';

const CONTENT = join(import.meta.dirname, '../../content');

function read(text: string) {
  const folder = {
    name: 'm',
    path: '/x',
    module: null,
    bench: null,
    pages: [],
    images: [],
    others: [],
  };
  const { byName, diagnostics } = readFigures({ ...folder, svgs: [sourceText('/x/d.svg', text)] });
  const svg = byName.get('d.svg')?.svg ?? '';
  return { svg, page: placed(svg, 'f'), told: diagnostics };
}

const around = (inside: string, more = ''): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9"${more}>\n<title>Un dessin</title>\n${inside}\n</svg>`;

const codes = (text: string): string[] => read(text).told.map(({ code }) => code);

/** Every element and attribute of a text that the XML parser of nobody's making finds. */
function parsed(svg: string) {
  const elements: { name: string; attributes: Record<string, string> }[] = [];
  const parser = sax.parser(true);
  parser.onopentag = ({ name, attributes }) =>
    void elements.push({ name, attributes: attributes as Record<string, string> });
  parser.onerror = (error) => {
    throw error;
  };
  parser.write(svg).close();
  return elements;
}

/** Nothing in it runs, moves, calls another file or reaches beyond the drawing. */
function expectHarmless(svg: string): void {
  if (svg === '') return;
  for (const { name, attributes } of parsed(svg)) {
    expect(name).toMatch(/^[a-zA-Z]+$/);
    expect(name).not.toMatch(
      /^(script|style|foreignObject|animate.*|set|a|iframe|feImage|switch)$/i,
    );
    for (const [key, value] of Object.entries(attributes)) {
      expect(key).not.toMatch(/^on|^style$|^src$|^data-(?!id$)/i);
      if (/href$/.test(key))
        expect(value).toMatch(/^#f\.|^data:image\/(png|jpeg|gif|webp);base64,/);
      if (key !== 'data-id' && !/href$/.test(key)) {
        expect(value).not.toMatch(/\\|javascript:|url\((?!#f\.)|image-set|src\(/i);
      }
      if (key === 'id') expect(value).toMatch(/^f\./);
    }
  }
}

const HOSTILE: readonly (readonly [what: string, text: string])[] = [
  ['a program', around('<script>alert(1)</script>')],
  [
    'a program of another namespace',
    around('<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>'),
  ],
  ['a program in capitals', around('<SCRIPT>alert(1)</SCRIPT>')],
  ['a program in CDATA', around('<script><![CDATA[alert(1)]]></script>')],
  ['a command', around('<path d="M0 0" onclick="alert(1)"/>')],
  ['a command without quotes', around('<path d="M0 0"/>', ' onload=alert(1)')],
  ['a command in capitals', around('<path d="M0 0" ONCLICK="alert(1)"/>')],
  ['a command of a namespace', around('<path d="M0 0" xlink:onclick="alert(1)"/>')],
  ['a command behind a line break', around('<path d="M0 0"\n\tonfocusin\n=\n"alert(1)"/>')],
  ['an animated address', around('<a><set attributeName="href" to="javascript:alert(1)"/></a>')],
  [
    'an animated address of use',
    around('<use><animate attributeName="href" values="https://x.fr/#a"/></use>'),
  ],
  [
    'an animated shape',
    around('<path d="M0 0"><animateTransform attributeName="transform" dur="1s"/></path>'),
  ],
  ['a picture elsewhere', around('<image href="https://x.fr/a.png"/>')],
  ['a picture elsewhere, named as before', around('<image xlink:href="//x.fr/a.png"/>')],
  [
    'a picture elsewhere under a prefix nobody declared',
    '<svg viewBox="0 0 1 1"><title>T</title><image xlink:href="http://x.fr/a.png"/></svg>',
  ],
  ['a drawing pasted as an address', around('<image href="data:image/svg+xml;base64,PHN2Zy8+"/>')],
  ['a page pasted as an address', around('<use href="data:text/html,x"/>')],
  ['a shape elsewhere', around('<use href="autre.svg#a"/>')],
  [
    'a shape elsewhere, from an address with spaces',
    around('<use href=" \n javascript:alert(1)"/>'),
  ],
  ['a picture of a filter', around('<filter id="f"><feImage href="https://x.fr/a.png"/></filter>')],
  ['a fill elsewhere', around('<path fill="url(https://x.fr/a.svg#b)" d="M0 0"/>')],
  [
    'a fill elsewhere in quotes and capitals',
    around('<path fill="URL( \'https://x.fr/a\' )" d="M0 0"/>'),
  ],
  ['a fill with an escape', around('<path fill="u\\72l(https://x.fr)" d="M0 0"/>')],
  ['a fill behind a comment', around('<path fill="u/**/rl(https://x.fr)" d="M0 0"/>')],
  ['a cursor', around('<path style="cursor:url(https://x.fr/c.cur),auto" d="M0 0"/>')],
  [
    'a set of pictures',
    around('<path style="fill:image-set(&quot;https://x.fr/a&quot; 1x)" d="M0 0"/>'),
  ],
  [
    'an address in a variable',
    around('<path style="--a:url(https://x.fr);fill:var(--a)" d="M0 0"/>'),
  ],
  [
    'an address behind a variable',
    around('<path style="fill:var(--a,url(https://x.fr))" d="M0 0"/>'),
  ],
  [
    'a style that reaches everything',
    around('<style>*{color:red!important} body{display:none}</style><path d="M0 0"/>'),
  ],
  [
    'a style that ends too soon',
    around('<style>.a{fill:red}&lt;/style>&lt;script>alert(1)&lt;/script></style>'),
  ],
  ['a style of elsewhere', around('<style>@import url(https://x.fr/a.css);</style>')],
  [
    'a font of elsewhere',
    around('<style>@font-face{font-family:x;src:url(https://x.fr/a.woff)}</style>'),
  ],
  [
    'a background of elsewhere',
    around('<style>path{fill:red;background:url(https://x.fr)}</style><path d="M0 0"/>'),
  ],
  [
    'a style sheet of elsewhere',
    `<?xml-stylesheet href="https://x.fr/a.css"?>${around('<path d="M0 0"/>')}`,
  ],
  [
    'a shape that covers the page',
    around('<path style="position:fixed;inset:0;z-index:9" d="M0 0"/>'),
  ],
  [
    'a page in the drawing',
    around(
      '<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="https://x.fr"/></foreignObject>',
    ),
  ],
  [
    'a page in a title',
    around('<title><p xmlns="http://www.w3.org/1999/xhtml">a<script>alert(1)</script></p></title>'),
  ],
  ['a title that is not one', around('<desc>&lt;img src=x onerror=alert(1)></desc>')],
  ['a link', around('<a href="javascript:alert(1)"><path d="M0 0"/></a>')],
  [
    'a file of the machine',
    `<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${around('<text>&x;</text>')}`,
  ],
  [
    'entities of entities',
    `<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>${around('<text>&b;</text>')}`,
  ],
  [
    'an entity that holds a program',
    `<!DOCTYPE svg [<!ENTITY a "<script>alert(1)</script>">]>${around('<g>&a;</g>')}`,
  ],
  ['an island of the site', around('<g data-island="Choice" data-props="{}"/>')],
  ['a role that a figure has not', around('<g role="button" tabindex="0"/>')],
  [
    'copies of copies',
    around(
      `<path id="u0" d="M0 0"/>${Array.from({ length: 9 }, (_, n) => `<g id="u${n + 1}">${`<use href="#u${n}"/>`.repeat(10)}</g>`).join('')}`,
    ),
  ],
  [
    'a chain of copies',
    around(
      Array.from({ length: 20_000 }, (_, n) => `<use id="u${n}" href="#u${n + 1}"/>`).join(''),
    ),
  ],
  ['groups without end', around(`${'<g>'.repeat(50_000)}${'</g>'.repeat(50_000)}`)],
  ['a file cut short', around('<g>').slice(0, -8)],
  ['two roots', `${around('')}<script/>`],
];

/** What is taken away without harm to what is seen, so without an error. */
const CLEANED =
  /^(a font of|a background|a style that reaches|a style that ends|a shape that covers|a title|a link|an island|a role|a page in a title|two roots|a cursor|an address in a variable)/;

describe('a hostile drawing', () => {
  it.each(HOSTILE)('is refused or harmless: %s', (what, text) => {
    const { svg, page, told } = read(text);
    expectHarmless(page);
    const errors = told.filter(({ severity }) => severity === 'error');
    if (CLEANED.test(what)) expect(svg).toContain('<title>Un dessin</title>');
    else {
      expect(errors).not.toEqual([]);
      expect(svg).toBe('');
    }
    for (const { line, excerpt } of told) expect(text.split('\n')[line - 1]).toBe(excerpt);
  });

  it('is told at the line and column of what must go', () => {
    const { told } = read(around('<g>\n  <path d="M0 0" onclick="alert(1)"/>\n</g>'));
    expect(told).toMatchObject([{ code: 'svg-interdit', line: 4, column: 18, endColumn: 36 }]);
  });
});

const ILLUSTRATOR = `<?xml version="1.0" encoding="utf-8"?>
<!-- Generator: Adobe Illustrator 27.0.0, SVG Export Plug-In . SVG Version: 6.00 Build 0)  -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" [
	<!ENTITY ns_extend "http://ns.adobe.com/Extensibility/1.0/">
	<!ENTITY ns_ai "http://ns.adobe.com/AdobeIllustrator/10.0/">
	<!ENTITY ns_svg "http://www.w3.org/2000/svg">
	<!ENTITY ns_xlink "http://www.w3.org/1999/xlink">
]>
<svg version="1.1" id="Calque_1" xmlns:x="&ns_extend;" xmlns:i="&ns_ai;" xmlns="&ns_svg;" xmlns:xlink="&ns_xlink;"
	 x="0px" y="0px" viewBox="0 0 100 50" style="enable-background:new 0 0 100 50;" xml:space="preserve" i:viewOrigin="0 0">
<title>Le cœur</title>
<style type="text/css">
	.st0{fill:#E30613;}
	.st1{clip-path:url(#SVGID_2_);}
	.st2{font-family:'MyriadPro-Regular';font-size:12px;}
	g > .st0.st3{stroke:#000;stroke-width:2}
	text tspan{font-weight:700}
</style>
<metadata><i:aipgfRef id="adobe_illustrator_pgf"/></metadata>
<switch>
	<foreignObject requiredExtensions="&ns_ai;" x="0" y="0" width="1" height="1"><i:aipgfRef xlink:href="#adobe_illustrator_pgf"></i:aipgfRef></foreignObject>
	<g i:extraneous="self">
		<defs><rect id="SVGID_1_" width="100" height="50"/></defs>
		<clipPath id="SVGID_2_"><use xlink:href="#SVGID_1_" style="overflow:visible;"/></clipPath>
		<g class="st1"><path id="oreillette_x0020_droite" class="st0 st3" d="M0 0h9"/></g>
		<text transform="matrix(1 0 0 1 3 4)" class="st2">Oreillette <tspan x="3" y="9">droite</tspan> <tspan>ici</tspan></text>
	</g>
</switch>
<i:aipgf id="adobe_illustrator_pgf" i:pgfEncoding="zstd/base64"><![CDATA[KLUv/QBYvA==]]></i:aipgf>
</svg>`;

const INKSCAPE = `<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- Created with Inkscape (http://www.inkscape.org/) -->
<svg width="210mm" height="297mm" viewBox="0 0 210 297" version="1.1" id="svg5" inkscape:version="1.3 (0e150ed, 2023-07-21)"
   sodipodi:docname="coeur.svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"
   xmlns:xlink="http://www.w3.org/1999/xlink" xmlns="http://www.w3.org/2000/svg" xmlns:svg="http://www.w3.org/2000/svg" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:cc="http://creativecommons.org/ns#">
  <sodipodi:namedview id="namedview7" pagecolor="#ffffff" inkscape:zoom="0.7" />
  <defs id="defs2"><linearGradient inkscape:collect="always" id="linearGradient1"><stop style="stop-color:#ff0000;stop-opacity:1" offset="0" id="stop1" /></linearGradient>
    <linearGradient inkscape:collect="always" xlink:href="#linearGradient1" id="lg2" x1="0" y1="0" x2="1" y2="1" gradientUnits="userSpaceOnUse" /></defs>
  <title id="title9">Le cœur</title>
  <metadata id="metadata1"><rdf:RDF><cc:Work rdf:about=""><script>alert(1)</script></cc:Work></rdf:RDF></metadata>
  <g inkscape:label="Calque 1" inkscape:groupmode="layer" id="layer1">
    <path style="fill:url(#lg2);stroke:#000000;stroke-width:0.26;-inkscape-stroke:none;paint-order:stroke fill" d="M 1,2 3,4" id="ventricule-gauche" inkscape:connector-curvature="0" sodipodi:nodetypes="cc" />
    <text xml:space="preserve" style="font-size:10px;line-height:1.25;font-family:sans-serif;-inkscape-font-specification:'sans-serif'" x="1" y="2" id="text1"><tspan sodipodi:role="line" id="tspan1" style="stroke-width:0.26">Ventricule</tspan></text>
  </g>
</svg>`;

const FIGMA = `<svg width="120" height="80" fill="none" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">
<title>Le cœur</title>
<g id="Frame 1" clip-path="url(#clip0_1_2)">
<rect width="120" height="80" fill="white"/>
<rect id="Frame_1" width="10" height="10" fill="url(#pattern0)"/>
<g id="Ombre" filter="url(#filter0_d_1_2)" style="mix-blend-mode:multiply"><circle cx="5" cy="5" r="4" fill="var(--fill-0, #D9D9D9)"/></g>
</g>
<defs>
<filter id="filter0_d_1_2" x="0" y="0" width="9" height="9" filterUnits="userSpaceOnUse" color-interpolation-filters="sRGB"><feFlood flood-opacity="0" result="BackgroundImageFix"/><feGaussianBlur stdDeviation="2"/></filter>
<pattern id="pattern0" patternContentUnits="objectBoundingBox" width="1" height="1"><use xlink:href="#image0_1_2" transform="scale(0.01)"/></pattern>
<clipPath id="clip0_1_2"><rect width="120" height="80" fill="white"/></clipPath>
<image id="image0_1_2" width="100" height="100" xlink:href="data:image/png;base64,iVBORw0KGgo="/>
</defs>
</svg>`;

const DRAWIO = around(
  '<g><switch><foreignObject pointer-events="none" requiredFeatures="http://www.w3.org/TR/SVG11/feature#Extensibility"><div xmlns="http://www.w3.org/1999/xhtml">Accueil</div></foreignObject><text x="5" y="5" font-family="Helvetica">Accueil</text></switch></g>',
);

describe('what a drawing program exports', () => {
  const svg = (text: string): string => {
    const { page, told } = read(text);
    expect(
      told.filter(({ severity }) => severity === 'error').map((one) => formatDiagnostic(one)),
    ).toEqual([]);
    expectHarmless(page);
    return page;
  };

  it('Illustrator: its entities, its own file, its classes', () => {
    const page = svg(ILLUSTRATOR);
    expect(page).toContain(
      '<path id="f.oreillette_x0020_droite" data-id="oreillette_x0020_droite" d="M0 0h9" fill="#E30613" stroke="#000" stroke-width="2"/>',
    );
    expect(page).toContain('clip-path="url(#f.SVGID_2_)"');
    expect(page).toContain('<use href="#f.SVGID_1_" overflow="visible"/>');
    expect(page).toContain('Oreillette <tspan x="3" y="9" font-weight="700">droite</tspan> <tspan');
    expect(page).not.toMatch(/KLUv|aipgf|adobe|st\d|Myriad|enable-background/);
  });

  it('Inkscape: its namespaces, its metadata, its size in millimetres', () => {
    const page = svg(INKSCAPE);
    expect(page).toMatch(
      /^<svg viewBox="0 0 210 297" id="f\.svg5" data-id="svg5"[^>]*><title id="f\.title9"[^>]*>Le cœur<\/title>/,
    );
    expect(page).toContain('<linearGradient href="#f.linearGradient1" id="f.lg2"');
    expect(page).toContain(
      'fill="url(#f.lg2)" stroke="#000000" stroke-width="0.26" paint-order="stroke fill"/>',
    );
    expect(page).toContain('data-id="ventricule-gauche"');
    expect(page).not.toMatch(/inkscape|sodipodi|rdf|metadata|alert|mm"/);
  });

  it('Figma: names with spaces, an image in the file, a size without a frame', () => {
    const page = svg(FIGMA);
    expect(page).toContain('viewBox="0 0 120 80"');
    expect(page).toContain('<g id="f.Frame_1" data-id="Frame 1" clip-path="url(#f.clip0_1_2)">');
    expect(page).toContain('<rect id="f.Frame_1_2" data-id="Frame_1"');
    expect(page).toContain(
      '<image id="f.image0_1_2" data-id="image0_1_2" width="100" height="100" href="data:image/png;base64,iVBORw0KGgo="/>',
    );
    expect(page).toContain('fill="var(--fill-0, #D9D9D9)"');
    expect(codes(FIGMA)).toEqual(['svg-style']);
  });

  it('draw.io: the text that browsers draw, not the page beside it', () => {
    expect(svg(DRAWIO)).toContain('<g><text x="5" y="5">Accueil</text></g>');
  });

  it('a prefix before each name, and none declared for links', () => {
    expect(
      svg(
        '<svg:svg xmlns:svg="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><svg:title>T</svg:title><svg:path id="a" d="M0 0"/><svg:use xlink:href="#a"/></svg:svg>',
      ),
    ).toBe(
      '<svg viewBox="0 0 1 1"><title>T</title><path id="f.a" data-id="a" d="M0 0"/><use href="#f.a"/></svg>',
    );
  });

  it.each([
    ['svg-interdit', '<flowRoot><flowPara>Un texte</flowPara></flowRoot>', 'Convertir en texte'],
    [
      'svg-interdit',
      '<foreignObject><div xmlns="http://www.w3.org/1999/xhtml">Un texte</div></foreignObject>',
      'texte simple',
    ],
    ['svg-interdit', '<image href="photo.jpg"/>', 'incorporer'],
    ['svg-interdit', `<image href="data:image/png;base64,${'A'.repeat(300_000)}"/>`, 'en PNG'],
    ['svg-interdit', '<meshgradient id="m"/>', 'dégradé'],
    ['svg-inconnu', '<trapeze/>', 'tracé'],
    ['svg-police', '<font><font-face font-family="x"/><glyph unicode="a"/></font>', 'tracés'],
    [
      'svg-police',
      '<style>@font-face{font-family:x;src:url(data:font/woff;base64,AA)}</style>',
      'tracés',
    ],
    [
      'svg-style',
      '<style>@media (prefers-color-scheme:dark){path{fill:#fff}}</style>',
      'forme elle-même',
    ],
    ['svg-style', '<style>path:hover{fill:red}</style>', 'forme elle-même'],
    ['svg-lien', '<a href="https://x.fr"><path d="M0 0"/></a>', 'légende'],
    ['svg-illisible', '<path d=M0 />', 'guillemets|exportez'],
    ['svg-illisible', '<path d="M0 0"></pth>', 'exportez'],
    ['svg-illisible', '<text>Tom & Jerry</text>', '&amp;'],
  ])('what cannot be drawn is told as %s: %.60s', (code, inside, help) => {
    const { told } = read(around(inside));
    expect(told.map((one) => one.code)).toEqual([code]);
    expect(told[0]?.help).toMatch(new RegExp(help));
    expect(told[0]?.line).toBe(3);
  });
});

describe('the style of a drawing', () => {
  const fills = (style: string, shape: string): (string | undefined)[] =>
    parsed(read(around(`<style>${style}</style>${shape}`)).page)
      .filter(({ name }) => name === 'path')
      .map(({ attributes }) => attributes['fill']);

  it.each([
    ['the later rule', '.a{fill:red}.a{fill:blue}', '<path class="a"/>', ['blue']],
    [
      'the narrower rule',
      '#x{fill:green}.a{fill:red}path{fill:blue}',
      '<path id="x" class="a"/>',
      ['green'],
    ],
    [
      'what it says of itself',
      '#x{fill:green}',
      '<path id="x" style="fill:red" fill="blue"/>',
      ['red'],
    ],
    ['what is important', 'path{fill:red!important}', '<path style="fill:blue"/>', ['red']],
    ['a rule over an attribute', '*{fill:red}', '<path fill="blue"/>', ['red']],
    [
      'a child only',
      '.g>path{fill:red}',
      '<g class="g"><path/><g><path/></g></g>',
      ['red', undefined],
    ],
    [
      'whatever is inside',
      'svg .g path{fill:red}',
      '<g class="g"><g><path/></g></g><path/>',
      ['red', undefined],
    ],
    [
      'the next one',
      '.a+path{fill:red}',
      '<path class="a"/><path/><path/>',
      [undefined, 'red', undefined],
    ],
    ['two at once', '.a,.b{fill:red}', '<path class="a"/><path class="b c"/>', ['red', 'red']],
    ['in CDATA', '<![CDATA[g > .a{fill:red}]]>', '<g><path class="a"/></g>', ['red']],
  ])('%s is followed', (_what, style, shape, expected) => {
    expect(fills(style, shape)).toEqual(expected);
  });

  it('leaves to the site the classes it does not speak of', () => {
    const { page } = read(around('<style>.d{fill:red}</style><path class="d p"/>', ' class="d"'));
    expect(page).toContain('<path class="p" fill="red"/>');
    expect(page).not.toContain('class="d');
  });
});

describe('the names of a drawing', () => {
  it('are its own on a page, and found as their author wrote them', () => {
    const { svg } = read(
      around('<g id="a"/><use href="#a"/><path fill="url(&quot;#a&quot;)" aria-labelledby="a b"/>'),
    );
    const [one, two] = [placed(svg, 'un'), placed(svg, 'deux')];
    expect(one).toContain(
      '<g id="un.a" data-id="a"/><use href="#un.a"/><path fill="url(#un.a)" aria-labelledby="un.a un.b"/>',
    );
    expect(two).toContain('<g id="deux.a" data-id="a"/>');
  });

  it('cannot be forged with the sign that stands for them', () => {
    const { svg, page } = read(around('<text class="\u0001a">b id="\u0001c"</text>'));
    expect(page).toContain('<text class="a">b id="c"</text>');
    expect(svg).not.toContain('\u0001');
  });

  it('stand once, though the file bears one twice', () => {
    expect(
      parsed(read(around('<g id="a"/><g id="a"/>')).page).filter(
        ({ attributes }) => attributes['id'],
      ),
    ).toHaveLength(1);
  });
});

describe('the drawing of a question', async () => {
  const raw = around('<path id="a" style="fill:red" d="M0 0"/>').replace(/>\s+</g, '><');
  const figure = '<Figure src="./dessin.svg" alt="x">\n\n</Figure>';
  const question = (id: string): string =>
    `<VraiFaux id="${id}" reponse="vrai" objectif="un">\n\nOui ?\n\n${figure}\n\n- faux : Non.\n\n> Oui.\n\n</VraiFaux>`;
  const dir = await courseWith({
    'modules/essai/dessin.svg': raw,
    [LESSON]: `${HEADER}\n## T\n\n${question('v')}\n\n${question('w')}\n`,
  });
  const { course } = await loadCourse(dir);
  const questions = course.modules[0]?.lessons[0]?.questions ?? [];

  it('has names of its own, question by question', () => {
    expect(
      questions.map((one) => /id="[^"]*" data-id="a"/.exec(one.figure?.svg ?? '')?.[0]),
    ).toEqual(['id="q-v.a" data-id="a"', 'id="q-w.a" data-id="a"']);
  });

  it('counts as its author saved it, so that nobody is asked again after an update', () => {
    for (const { hash: kept, ...wording } of questions) {
      const saved = { ...wording, figure: { ...wording.figure, svg: raw } };
      expect(kept).toBe(hash(JSON.stringify(saved)).slice(0, 8));
    }
  });
});

describe('the figures of the course', async () => {
  const files = readdirSync(CONTENT, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.svg'),
  );
  const { figures } = await realReading();

  it.each(files)('%s is as its author drew it', (file) => {
    const text = readFileSync(join(CONTENT, file), 'utf8');
    const { page, told } = read(text);
    expect(told).toEqual([]);
    expectHarmless(page);
    expect(Object.keys(figures)).toContain(file.replace(/^modules\//, ''));
    const shape = (svg: string) =>
      parsed(svg).map(({ name, attributes }) => {
        const { id, style, href, 'data-id': named, ...rest } = attributes;
        const styles = [...(style ?? '').matchAll(/([\w-]+):([^;]+)/g)].map(([, key, value]) => [
          key,
          value,
        ]);
        return [
          name,
          named ?? id,
          {
            ...rest,
            ...(Object.fromEntries(styles) as object),
            // What is copied has a name of its own in the page.
            href: href?.replace('#f.', '#'),
            'clip-path': rest['clip-path']?.replace('#f.', '#'),
            'aria-labelledby': undefined,
          },
        ];
      });
    expect(shape(page)).toEqual(shape(text));
  });
});
