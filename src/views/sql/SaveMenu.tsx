import type { NotebookFormat } from '../../state/sql/notebook-file';
import { Menu } from '../../ui/Menu';

const FORMATS: readonly { readonly format: NotebookFormat; readonly label: string }[] = [
  { format: 'sql', label: 'SQL file (.sql)' },
  { format: 'ipynb', label: 'Jupyter notebook (.ipynb)' },
  { format: 'markdown', label: 'Markdown (.md)' },
];

interface Props {
  /** How many tabs there are. */
  readonly tabs: number;
  readonly onSave: (format: NotebookFormat, what: 'tab' | 'all') => void;
  readonly onCopyLink: () => void;
}

/** What the query in front, or all of them, can be taken away as. */
export function SaveMenu({ tabs, onSave, onCopyLink }: Props) {
  const saves = (what: 'tab' | 'all') =>
    FORMATS.map(({ format, label }) => ({ label, act: () => onSave(format, what) }));
  const all = {
    title: `All ${tabs} queries`,
    items: [...saves('all'), { label: 'Copy link to all', act: onCopyLink }],
  };
  return (
    <Menu label="Save" groups={[{ title: 'This query', items: saves('tab') }, ...(tabs > 1 ? [all] : [])]} />
  );
}
