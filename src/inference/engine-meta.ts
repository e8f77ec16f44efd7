/** What the site knows of a kind of engine before the engine's code is fetched. Each has its `meta.ts`. */
import * as v from 'valibot';
import type { RunModel, RunRecord } from '../domain/runs/run-record';
import type { Engine } from './engine';
import type { MachineReport } from './machine';
import type { RecordedAnswers } from './replay/replay';

/** What the reader has filled in, by field. */
export type EngineDraft = Readonly<Record<string, string | number | boolean | File | null>>;

export type EngineSettings = RunRecord['engine']['settings'];

/** Tokens a second for reading prompts and for writing answers. */
export interface Speed {
  readonly prompt: number;
  readonly completion: number;
}

/** How the form asks for a field of the draft. */
export interface EngineField {
  readonly label: string;
  readonly input: 'text' | 'number' | 'checkbox' | 'file' | 'select';
  /** For `select`. */
  readonly options?: readonly { readonly value: string; readonly label: string }[];
}

/** What an engine cannot be made from its settings without. */
export interface EngineInputs {
  /** The model's file, for a run whose model was a file of the reader's. */
  readonly file: Blob | null;
  /** Reads the published answers of a model. */
  recorded(model: string, signal: AbortSignal): Promise<RecordedAnswers>;
}

export interface EngineMeta<Draft extends EngineDraft = EngineDraft, Settings = unknown> {
  /** The choice, and a line on it. */
  readonly label: string;
  readonly what: string;
  /** `replay` where no model runs, so that nothing is tested, downloaded or timed. */
  readonly origin: 'local' | 'replay';
  readonly initial: Draft;
  /** The form, unless `views/run` has a component for this kind, and a paragraph below it. */
  readonly fields?: Readonly<Partial<Record<keyof Draft, EngineField>>>;
  readonly note?: string;
  /** Of the settings in a run's record. */
  readonly schema: v.GenericSchema<unknown, Settings>;
  /** Whether one of its models runs on the machine. Absent: always. */
  suits?(machine: MachineReport): boolean;
  /** What the draft still lacks, in sentences; empty when nothing. */
  missing(draft: Draft): string[];
  /** What the run's record keeps, to make the engine again. */
  settings(draft: Draft): EngineSettings;
  measured(draft: Draft): RunModel;
  /** About; null where unknown, or where nothing is downloaded. */
  downloadBytes?(draft: Draft): number | null;
  /** What may be expected of a model of so many billion parameters where nothing was measured. */
  assumedSpeed?(parameters: number): Speed;
  /** Whether the reader has to choose the model's file again before a run can go on. */
  needsFile?(settings: EngineSettings): boolean;
  /** Fetches the engine's code and makes the engine. @throws InferenceError */
  create(settings: Settings, inputs: EngineInputs): Promise<Engine>;
}

/** Types a `meta.ts`. */
export function engineKind<Draft extends EngineDraft, Settings>(
  meta: EngineMeta<Draft, Settings>,
): EngineMeta<Draft, Settings> {
  return meta;
}

/** A setting that an engine cannot do without. */
export const REQUIRED = v.pipe(v.string(), v.nonEmpty());

/** A sentence about each text that is not an address, absolute or relative to the page. */
export function oddAddresses(addresses: readonly string[]): string[] {
  return addresses
    .filter((address) => !URL.canParse(address, 'http://localhost/'))
    .map((address) => `“${address}” is not an address.`);
}

/** @param known what is known of the model beyond its name */
export function runModel(
  id: string,
  source: string,
  known: Partial<Pick<RunModel, 'label' | 'provider' | 'parameters' | 'quantisation'>> = {},
): RunModel {
  const { label = id, provider = 'unknown', parameters = null, quantisation = '' } = known;
  return { id, label, provider, parameters, quantisation, revision: '', source };
}
