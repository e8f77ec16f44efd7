import { type ReadonlySignal, signal } from '@preact/signals';
import { Recent } from '../../domain/recent';
import type { Parameter } from '../../sql/quote';
import { cancellable } from '../engine/cancellable';
import type { ComputeOptions, FiguresFrom, Known } from '../types';
import { type AnswerFile, type KnownAnswer, type KnownResult, keyOf, unpackFile } from './answer-file';
import type { OwnTables } from './own-tables';

/** Files of pages visited before; more are fetched again. */
const KEPT = 12;

const NOTHING: FiguresFrom = { built: 0, computed: 0, same: 0, different: 0 };

/** The answers that were built with the page, where nothing of the reader's own is in their tables. */
export class KnownAnswers implements Known {
  private readonly files = new Recent<Promise<AnswerFile | null>>(KEPT);
  private opened: readonly string[] = [];
  private readonly told = signal<FiguresFrom | null>(null);
  private readonly wanted = signal<'site' | 'browser'>('site');
  readonly figures: ReadonlySignal<FiguresFrom | null> = this.told;
  readonly origin: ReadonlySignal<'site' | 'browser'> = this.wanted;

  /** @param folder its address, with a slash at its end; null if the site was built without answers */
  constructor(
    private readonly folder: string | null,
    private readonly own: OwnTables,
  ) {}

  open(names: readonly string[]): void {
    if (names.join() === this.opened.join()) return;
    this.opened = names;
    this.told.value = names.length > 0 && this.folder !== null ? NOTHING : null;
    for (const name of names) this.files.set(name, this.files.get(name) ?? this.fetchFile(name));
  }

  async settled(): Promise<boolean> {
    const files = await Promise.all(this.opened.map((name) => this.files.get(name)));
    return files.length > 0 && files.every((file) => file != null);
  }

  recompute(): void {
    this.told.value &&= NOTHING;
    this.wanted.value = 'browser';
  }

  /** What the opened files say; null if nothing, or not for the tables as they are. */
  answer(sql: string, params: readonly Parameter[], signal?: AbortSignal): Promise<KnownAnswer | null> {
    return this.find(({ answers }) => answers[keyOf(sql, params)], { signal });
  }

  /** The same of what was computed from a statement's rows. */
  result(
    sql: string,
    what: string,
    { publishedOnly = false }: ComputeOptions = {},
  ): Promise<KnownResult | null> {
    return this.find(({ results }) => results[keyOf(sql, [what])], { publishedOnly });
  }

  tell(what: keyof FiguresFrom): void {
    const told = this.told.peek();
    if (told) this.told.value = { ...told, [what]: told[what] + 1 };
  }

  private async find<Found extends KnownAnswer | KnownResult>(
    of: (file: AnswerFile) => Found | undefined,
    { signal, publishedOnly }: { signal?: AbortSignal | undefined; publishedOnly?: boolean },
  ): Promise<Found | null> {
    for (const name of this.opened) {
      const file = await cancellable(this.files.get(name) ?? Promise.resolve(null), signal);
      const found = file && of(file);
      if (found) return this.own.among(found.tables, publishedOnly) ? null : found;
    }
    return null;
  }

  /** Null where it cannot be had: DuckDB answers then. It is asked for again when its page is opened again. */
  private async fetchFile(name: string): Promise<AnswerFile | null> {
    if (this.folder === null) return null;
    try {
      const response = await fetch(`${this.folder}${name}.bin`);
      if (!response.ok || !response.body) throw new Error(response.statusText);
      return await unpackFile(response.body);
    } catch {
      this.files.delete(name);
      return null;
    }
  }
}
