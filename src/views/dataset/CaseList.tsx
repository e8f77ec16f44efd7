import type { ActionIndex } from '../../analysis/dataset/action-index';
import type { ActionRow, Choosers } from '../../analysis/dataset/action-rows';
import { caseLink } from '../../analysis/links';
import { cellKey } from '../../domain/keys';
import type { TextTerm } from '../../domain/text/text-query';
import { CaseTrail } from '../../ui/CaseTrail';
import { LongList } from '../../ui/LongList';
import { ActionCard } from './ActionCard';
import './case-list.css';

interface Props {
  readonly index: ActionIndex;
  /** Cases or rows by index, depending on the layout. */
  readonly items: readonly number[];
  /** How many items there are, while these are only the first. */
  readonly total?: number;
  /** What leaves these items. */
  readonly about: string;
  readonly layout: 'pairs' | 'actions';
  readonly terms: readonly TextTerm[];
  readonly choosers: Choosers | null;
  /** An item to show in the middle; a new object shows it again. */
  readonly shownItem: { readonly at: number } | null;
}

const GUESS = { pairs: 340, actions: 220 } as const;

function CaseHead({ row }: { row: ActionRow }) {
  return (
    <h3 class="case-head">
      <a href={`#${caseLink(row.country, row.topic, row.value)}`}>{row.value}</a>
      <span>
        {row.type} · {row.country} · {row.topic}
      </span>
    </h3>
  );
}

/** The row that says which case an item is of. */
function headOf(index: ActionIndex, layout: Props['layout'], item: number): ActionRow | null {
  if (layout === 'actions') return index.rows[item] ?? null;
  const pair = index.cases[item];
  return pair?.positive ?? pair?.negative ?? null;
}

function Item({
  index,
  item,
  layout,
  terms,
  choosers,
}: Omit<Props, 'items' | 'total' | 'about' | 'shownItem'> & { item: number }) {
  const row = layout === 'actions' ? index.rows[item] : undefined;
  const pair = layout === 'pairs' ? index.cases[item] : undefined;
  const head = headOf(index, layout, item);
  if (!head) return null;
  const chosen = choosers?.get(cellKey(head)) ?? null;
  const card = (polarity: 'positive' | 'negative', own: ActionRow | null) => (
    <ActionCard
      row={own}
      polarity={polarity}
      terms={terms}
      chosenBy={chosen && (polarity === 'positive' ? chosen.agree : chosen.disagree)}
    />
  );
  return (
    <>
      <CaseHead row={head} />
      <div class={`case-actions is-${layout}`}>
        {row ? (
          card(row.polarity, row)
        ) : (
          <>
            {card('positive', pair?.positive ?? null)}
            {card('negative', pair?.negative ?? null)}
          </>
        )}
      </div>
    </>
  );
}

/** The filtered cases or actions. */
export function CaseList({ total, about, ...props }: Props) {
  const { items, layout, index } = props;
  return (
    <CaseTrail title="the dataset" cases={() => items.flatMap((item) => headOf(index, layout, item) ?? [])}>
      <LongList
        class="case-list"
        name="Actions, case by case"
        of={layout === 'pairs' ? { one: 'case', many: 'cases' } : { one: 'action', many: 'actions' }}
        count={items.length}
        total={total ?? items.length}
        about={about}
        shown={props.shownItem}
        guess={GUESS[layout]}
        whole={4}
        onPaper={50}
        keyOf={(at) => `${layout} ${items[at]}`}
        row={(at) => <Item {...props} item={items[at] ?? -1} />}
      />
    </CaseTrail>
  );
}
