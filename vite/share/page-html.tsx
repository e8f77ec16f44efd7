import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { SHARED_FOLDER } from '../../src/analysis/shared-address';
import { PICTURE, type SharedPage, type SharedTable } from './shared-page';

/** Where a page is, and what it is made of. */
export interface Built {
  /** The site's address, ending in a slash; null where the build was not told. */
  readonly site: string | null;
  /** Paths of files from the site's root. */
  readonly script: string;
  readonly style: string;
  readonly picture: string;
  readonly source: string;
}

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

function Card({ page, picture, url }: { page: SharedPage; picture: string; url: string }) {
  const title = titleOf(page);
  return (
    <>
      <meta name="description" content={page.sentence} />
      <link rel="canonical" href={url} />
      <meta property="og:type" content="article" />
      <meta property="og:site_name" content="ValueActionLens" />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={page.sentence} />
      <meta property="og:url" content={url} />
      <meta property="og:image" content={picture} />
      <meta property="og:image:type" content="image/png" />
      <meta property="og:image:width" content={String(PICTURE.width)} />
      <meta property="og:image:height" content={String(PICTURE.height)} />
      <meta property="og:image:alt" content={altOf(page)} />
      <meta name="twitter:card" content="summary_large_image" />
      <meta name="twitter:title" content={title} />
      <meta name="twitter:description" content={page.sentence} />
      <meta name="twitter:image" content={picture} />
      <meta name="twitter:image:alt" content={altOf(page)} />
    </>
  );
}

/** With its figure, as chats show the title above all. */
const titleOf = ({ title, figure }: SharedPage) => (figure ? `${title}: ${figure.value}` : title);

const altOf = ({ title, figure }: SharedPage) =>
  figure ? `${title}. ${figure.value}: ${figure.of}.` : `${title}.`;

function Table({ caption, columns, rows }: SharedTable) {
  return (
    <>
      <p class="caption" id="caption">
        {caption}
      </p>
      <div class="scroll" role="region" aria-label="Figures" tabIndex={0}>
        <table aria-labelledby="caption">
          <thead>
            <tr>
              {columns.map(({ title, numeric }) => (
                <th key={title} scope="col" class={numeric ? 'numeric' : undefined}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row[0]}>
                {row.map((cell, place) =>
                  place === 0 ? (
                    <th key={place} scope="row">
                      {cell}
                    </th>
                  ) : (
                    <td key={place} class={columns[place]?.numeric ? 'numeric' : undefined}>
                      {cell}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** What every page has, whatever it shows. */
function Document({
  route,
  root,
  title,
  built,
  head,
  children,
}: {
  route?: string;
  root: string;
  title: string;
  built: Pick<Built, 'script' | 'style'>;
  head?: ComponentChildren;
  children: ComponentChildren;
}) {
  return (
    <html lang="en" data-route={route} data-root={root}>
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={POLICY} />
        <meta name="referrer" content="no-referrer" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} · ValueActionLens`}</title>
        {head}
        <link rel="icon" href={`${root}favicon.svg`} type="image/svg+xml" />
        <link rel="stylesheet" href={root + built.style} />
        <script type="module" src={root + built.script} />
      </head>
      <body>
        <main>{children}</main>
      </body>
    </html>
  );
}

const written = (html: VNode) => `<!doctype html>\n${renderToString(html)}\n`;

/**
 * A page that shows one thing without a script, and leads on to its route with one. Addresses are absolute where the
 * site's is known, as chats want them.
 */
export function sharedPageHtml(page: SharedPage, built: Built): string {
  const own = `${SHARED_FOLDER}${page.address}.html`;
  const root = '../'.repeat(own.split('/').length - 1);
  const at = (path: string) => (built.site ?? root) + path;
  const { title, kind, figure, sentence, table, route } = page;
  const head = <Card page={page} picture={at(built.picture)} url={at(own)} />;
  return written(
    <Document route={route} root={root} title={title} built={built} head={head}>
      <p class="kind">
        <a href={root}>ValueActionLens</a> · {kind}
      </p>
      <h1>{title}</h1>
      {figure && (
        <p class="figure">
          <strong>{figure.value}</strong> <span>{figure.of}</span>
        </p>
      )}
      <p class="sentence">{sentence}</p>
      <p>
        <a class="open" href={`${root}#${route}`}>
          Open in ValueActionLens
        </a>
      </p>
      {table && <Table {...table} />}
      <p class="source">{built.source}</p>
    </Document>,
  );
}

/** What static hosts send for an address that leads nowhere; it may be at any depth. */
export function missingPageHtml(built: Pick<Built, 'site' | 'script' | 'style'>): string {
  const root = built.site ? new URL(built.site).pathname : '/';
  return written(
    <Document
      root={root}
      title="Page not found"
      built={built}
      head={<meta name="robots" content="noindex" />}
    >
      <p class="kind">
        <a href={root} data-home>
          ValueActionLens
        </a>
      </p>
      <h1>Page not found</h1>
      <p class="sentence">There is no page at this address. It may be misspelled, or the page has moved.</p>
      <p>
        <a class="open" href={root} data-home>
          Open ValueActionLens
        </a>
      </p>
    </Document>,
  );
}

/** All pages for search engines. https://www.sitemaps.org/protocol.html */
export function sitemap(site: string, pages: readonly SharedPage[]): string {
  const paths = ['', ...pages.map(({ address }) => `${SHARED_FOLDER}${address}.html`)];
  const urls = paths.map((path) => `<url><loc>${site}${path}</loc></url>`).join('\n');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls}\n</urlset>\n`;
}
