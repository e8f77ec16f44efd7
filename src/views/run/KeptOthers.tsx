import { LinkButton } from '../../ui/Button';

interface Kept {
  readonly id: string;
  readonly name: string;
  /** How much of it is here. */
  readonly size: string;
}

/** What the browser keeps of models that are in no list of this site. */
export function KeptOthers({
  kept,
  onDelete,
}: {
  kept: readonly Kept[];
  onDelete: (id: string) => Promise<void>;
}) {
  if (kept.length === 0) return null;
  return (
    <ul class="run-list small plain-list">
      {kept.map(({ id, name, size }) => (
        <li key={id}>
          {name}: {size}{' '}
          <LinkButton onClick={() => void onDelete(id)}>
            Delete<span class="visually-hidden"> {name}</span>
          </LinkButton>
        </li>
      ))}
    </ul>
  );
}
