import { useEffect, useRef, useState } from 'preact/hooks';
import { formatCount } from '../domain/text/figures';
import { useServices } from '../state/services';
import type { SetAside } from '../state/set-aside';
import { LinkButton } from './Button';
import { Notice } from './Notice';
import './set-aside-notice.css';

/** More than these are listed as a number. */
const SHOWN = 12;

async function save(records: readonly SetAside[]): Promise<void> {
  const [{ anyToJson }, { download }] = await Promise.all([
    import('../exports/any-json'),
    import('../exports/download'),
  ]);
  const files = records.map(({ name, why, store, key, value }) => ({ name, why, store, key, value }));
  const [first] = files;
  const name = files.length === 1 ? (first?.name.replace(/[^\p{L}\p{N}]+/gu, '-') ?? '') : 'records';
  const stem = name.replace(/^-+|-+$/g, '').slice(0, 60) || 'record';
  download(`${stem}.json`, 'application/json', await anyToJson(files.length === 1 ? first : files));
}

/** Downloads records, and deletes them once the reader has confirmed it. */
function Buttons({ records, all }: { readonly records: readonly SetAside[]; readonly all?: boolean }) {
  const { setAside } = useServices();
  /** Null before the reader's first click on "Delete". */
  const [asked, setAsked] = useState<boolean | null>(null);
  const group = useRef<HTMLSpanElement>(null);
  // The button that had the focus is gone.
  useEffect(() => {
    if (asked !== null) group.current?.querySelector<HTMLElement>('button:nth-of-type(2)')?.focus();
  }, [asked]);
  const [problem, setProblem] = useState<string | null>(null);
  const attempt = async (work: () => Promise<void>) => {
    setProblem(null);
    try {
      await work();
    } catch (error) {
      setProblem((error as Error).message);
    }
  };
  const remove = async () => {
    await setAside.remove(records);
    document.querySelector('main')?.focus();
  };
  const which = all ? ' all' : '';
  const whose = <span class="visually-hidden"> {all ? 'records' : records[0]?.name}</span>;
  return (
    <span class="set-aside-buttons" ref={group}>
      <LinkButton onClick={() => void attempt(() => save(records))}>
        Download{which}
        {whose}
      </LinkButton>
      {asked ? (
        <>
          <LinkButton onClick={() => void attempt(remove)}>
            Delete{which} for good
            {whose}
          </LinkButton>
          <LinkButton onClick={() => setAsked(false)}>Keep {all ? 'them' : 'it'}</LinkButton>
        </>
      ) : (
        <LinkButton onClick={() => setAsked(true)}>
          Delete{which}
          {whose}
        </LinkButton>
      )}
      {problem && <span role="alert"> {problem}</span>}
    </span>
  );
}

interface Props {
  /** Which of the browser's stores the page is about; all if absent. */
  readonly stores?: readonly SetAside['store'][];
}

/** Names what this browser keeps and this version of the site cannot read; each can be downloaded or deleted. */
export function SetAsideNotice({ stores }: Props) {
  const { setAside } = useServices();
  useEffect(() => void setAside.look(), [setAside]);
  const records = setAside.list.value.filter(({ store }) => !stores || stores.includes(store));
  const count = records.length;
  if (count === 0) return null;
  return (
    <Notice
      kind="warning"
      title={`${count === 1 ? '1 record' : `${formatCount(count)} records`} that this browser keeps cannot be read`}
    >
      <p>
        {count === 1
          ? 'It was saved by another version of this site, or is damaged.'
          : 'They were saved by another version of this site, or are damaged.'}{' '}
        Everything else is here. Download what you may need before you delete it.
      </p>
      <ul class="set-aside small">
        {records.slice(0, SHOWN).map((record) => (
          <li key={record.id}>
            <span>
              {record.name}: {record.why}.
            </span>{' '}
            <Buttons records={[record]} />
          </li>
        ))}
        {count > SHOWN && <li>and {formatCount(count - SHOWN)} more</li>}
      </ul>
      {count > 1 && (
        <p class="small">
          <Buttons records={records} all />
        </p>
      )}
    </Notice>
  );
}
