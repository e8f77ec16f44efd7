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
    <div class="scroll" role="region" aria-label="Figures" tabIndex={0}>
      <table>
        <caption>{caption}</caption>
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
  );
}

/**
 * A page that shows one thing without a script, and leads on to its route with one. Addresses are absolute where the
 * site's is known, as chats want them.
 */
export function sharedPageHtml(page: SharedPage, built: Built): string {
  const own = `${SHARED_FOLDER}${page.address}.html`;
  const root = '../'.repeat(own.split('/').length - 1);
  const at = (path: string) => (built.site ?? root) + path;
  const html = (
    <html lang="en" data-route={page.route} data-root={root}>
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={POLICY} />
        <meta name="referrer" content="no-referrer" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${page.title} · ValueActionLens`}</title>
        <Card page={page} picture={at(built.picture)} url={at(own)} />
        <link rel="icon" href={`${root}favicon.svg`} type="image/svg+xml" />
        <link rel="stylesheet" href={root + built.style} />
        <script type="module" src={root + built.script} />
      </head>
      <body>
        <main>
          <p class="kind">
            <a href={root}>ValueActionLens</a> · {page.kind}
          </p>
          <h1>{page.title}</h1>
          {page.figure && (
            <p class="figure">
              <strong>{page.figure.value}</strong> <span>{page.figure.of}</span>
            </p>
          )}
          <p class="sentence">{page.sentence}</p>
          <p>
            <a class="open" href={`${root}#${page.route}`}>
              Open in ValueActionLens
            </a>
          </p>
          {page.table && <Table {...page.table} />}
          <p class="source">{built.source}</p>
        </main>
      </body>
    </html>
  );
  return `<!doctype html>\n${renderToString(html)}\n`;
}
