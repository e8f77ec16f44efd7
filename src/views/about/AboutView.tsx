import manifest from 'virtual:data-manifest';
import { DATA_VERSION } from '../../analysis/source-line';
import { GLOSSARY } from '../../domain/glossary';
import { isPapers, PUBLISHED_MODELS } from '../../domain/models';
import { formatCount } from '../../domain/text/figures';
import { VIA_REPOSITORY } from '../../domain/via/provenance';
import { CitationList } from '../../ui/cite/CitationList';
import { workCitations } from '../../ui/cite/works';
import { Fact } from '../../ui/Fact';
import { LIBRARIES } from './libraries';
import { Offline } from './Offline';
import { useContactedHosts } from './use-contacted-hosts';
import './about.css';

const LICENCES: readonly { readonly what: string; readonly licence: string }[] = [
  { what: 'The paper', licence: 'CC BY 4.0' },
  {
    what: 'The authors’ repository (VIA, model answers)',
    licence: 'states none; its sentences are not copied into this project',
  },
  { what: 'This site’s code, sample actions and texts', licence: 'MIT' },
  ...LIBRARIES,
];

function Unread() {
  const models = [...new Set(manifest.unread.map(({ model }) => model))];
  const label = (model: string) => PUBLISHED_MODELS.find((known) => known.model === model)?.label ?? model;
  return (
    <details class="more">
      <summary>What could not be read from the raw answers</summary>
      <ul>
        {models.map((model) => (
          <li key={model}>
            {label(model)}:{' '}
            {manifest.unread
              .filter((entry) => entry.model === model)
              .map(
                ({ cause, unit, count }) =>
                  `${formatCount(count)} ${unit}${count === 1 ? '' : 's'}, ${cause}`,
              )
              .join('; ')}
          </li>
        ))}
      </ul>
      <p>
        An answer covers one scenario under one prompt variant; a rating covers one value in it. Nothing is
        guessed: what could not be read is left out, and an inclination is the mean of the variants that
        could.
      </p>
    </details>
  );
}

function Provenance() {
  const ratings = manifest.files
    .filter(({ table, model }) => table === 'task1_ratings' && isPapers(model ?? ''))
    .reduce((sum, { rows }) => sum + rows, 0);
  const hasVia = manifest.files.some(({ path }) => path.startsWith('via/'));
  return (
    <section aria-labelledby="provenance">
      <h2 id="provenance">Where the figures come from</h2>
      <p>
        Everything starts from the authors’ public repository <code>{VIA_REPOSITORY.name}</code> at commit{' '}
        <code>{VIA_REPOSITORY.commit.slice(0, 7)}</code>. {formatCount(ratings)} Task 1 ratings are read from
        the raw answers of six models. The files of Task 2 answers, 10 to 12 MB for each model, are not part
        of this site’s data. Claude Sonnet 4’s choices are read from the authors’ log; most other models’ were
        recovered from the lists and figures that the authors publish, and each choice carries its evidence.
        The <a href="#/evidence">Evidence page</a> says what is known of each model, and what that leaves
        open.
      </p>
      <p>
        Checked against the poster: Llama-3.3-70B gives the printed rate in all 12 countries, and Gemma-2-9b
        is within 0.01, with the published counts of misaligned cases. For DeepSeek-R1 and Claude Sonnet 4,
        the poster’s print is damaged and its columns had to be inferred, so they are a weaker check.
      </p>
      <ul>
        {PUBLISHED_MODELS.filter(({ note }) => note !== '').map(({ model, label, note }) => (
          <li key={model}>
            <strong>{label}.</strong> {note}
          </li>
        ))}
      </ul>
      <Unread />
      <ReadingOfVia />
      <p>
        {hasVia
          ? 'The actions of VIA were read from the release when this site was built; they are not part of its source code.'
          : 'This copy was built without the actions of VIA. Any action shown is one of 112 written for this site, for one scenario, and is marked as a sample.'}{' '}
        The <a href="#/data">Data page</a> lists every table with its columns, source and hash
        {hasVia ? (
          ''
        ) : (
          <>
            ; on the <a href="#/dataset">Dataset page</a> you can load VIA into your browser
          </>
        )}
        .
      </p>
    </section>
  );
}

/** How the release was read, where others might count differently. */
function ReadingOfVia() {
  return (
    <details class="more">
      <summary>How the actions of VIA are read</summary>
      <p>
        Of its 14,784 records, 13,293 are valid JSON once surrounding prose and fences are removed, and 1,427
        more after repair; 64 have no usable action and are kept as rows with the reason. 48,201 of the 49,708
        attributed spans appear word for word in their action. Ignoring apostrophes in the 28 records written
        in single quotes would give 48,193. In the published choices, 63 cases have no pair of actions; in a
        64th there is an action, but its record is broken and this site cannot show it.
      </p>
    </details>
  );
}

function Hosts() {
  const hosts = useContactedHosts();
  return (
    <section aria-labelledby="hosts">
      <h2 id="hosts">Hosts this page has contacted</h2>
      <p>
        By default the page contacts only the server it came from: no analytics, no fonts or code from
        elsewhere, no cookies. Only when you ask does it fetch VIA, or raw answers, from the authors’
        repository (raw.githubusercontent.com), the weights of a model (huggingface.co and the file servers it
        redirects to, under hf.co), answers from a server that you name (never from one it redirects to), or a
        file from an address that you or a link names. A content security policy blocks every other host, for
        the page and its workers. Your queries, imports and runs stay in this browser. Since you opened it, it
        has fetched from:
      </p>
      <ul class="about-hosts">
        {hosts.map((host) => (
          <li key={host}>
            <code>{host}</code>
            {host === window.location.host ? ' (this site)' : ''}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Provenance, licences, citations, privacy and versions. */
export default function AboutView() {
  return (
    <article class="about article">
      <h1>About</h1>
      <p class="page-lead">
        ValueActionLens lets you explore the paper “Mind the Value-Action Gap: Do LLMs Act in Alignment with
        Their Values?” by Hua Shen, Nicholas Clark and Tanu Mitra (EMNLP 2025). It is not made by its authors.
        It has no server: a database, DuckDB, computes every number from the published rows, when the site is
        built or in your browser.
      </p>
      <Provenance />
      <section aria-labelledby="cite">
        <h2 id="cite">How to cite</h2>
        <p>“Cite” under each figure, and at the foot of each page, also cites what the page shows.</p>
        <CitationList citations={workCitations()} />
      </section>
      <section aria-labelledby="licences">
        <h2 id="licences">Licences</h2>
        <dl class="about-licences">
          {LICENCES.map(({ what, licence }) => (
            <Fact key={what} name={what}>
              {licence}
            </Fact>
          ))}
        </dl>
        <p>
          These packages contain others. The <a href="third-party-notices.txt">third-party notices</a> list
          every package in this site’s files, with the text of its licence.
        </p>
      </section>
      <Hosts />
      <Offline />
      <section aria-labelledby="console">
        <h2 id="console">In the console</h2>
        <p>
          In the developer tools, <code>await lens.query('SELECT * FROM model_alignment')</code> runs SQL on
          the site’s tables and returns plain objects; <code>lens.tables()</code> names them. Queries are
          read-only.
        </p>
      </section>
      <section aria-labelledby="glossary">
        <h2 id="glossary">Glossary</h2>
        <p>
          Each of these {GLOSSARY.length} terms is also explained where it is used: look for the dotted line.
        </p>
        <dl class="about-glossary">
          {GLOSSARY.map(({ id, term, short, formula, source }) => (
            <Fact key={id} name={term}>
              {short}
              {formula && <code>{formula}</code>}
              <span class="about-source muted">{source}</span>
            </Fact>
          ))}
        </dl>
      </section>
      <p class="about-versions muted">
        ValueActionLens {__APP_VERSION__}, DuckDB-WASM {__DUCKDB_WASM_VERSION__}, data version {DATA_VERSION}{' '}
        of commit {VIA_REPOSITORY.commit.slice(0, 7)}.
      </p>
    </article>
  );
}
