/** What the site knows about a kind of engine before its code is fetched. Each has its `meta.ts`. */
import * as v from 'valibot';
import type { RunModel, RunRecord, Sampling } from '../domain/runs/run-record';
import type { Engine } from './engine';
import type { MachineReport } from './machine';
import type { RecordedAnswers } from './replay/replay';

/** What the reader has filled in, by field. */
export type EngineDraft = Readonly<Record<string, string | number | boolean | readonly File[] | null>>;

export type EngineSettings = RunRecord['engine']['settings'];

/** Tokens per second, for reading prompts and for writing answers. */
export interface Speed {
  readonly prompt: number;
  readonly completion: number;
}

/** How the form asks for a field of the draft. */
export interface EngineField {
  readonly label: string;
  readonly input: 'text' | 'number' | 'checkbox' | 'select';
  /** For `select`. */
  readonly options?: readonly { readonly value: string; readonly label: string }[];
}

/** What making an engine takes besides its settings. */
export interface EngineInputs {
  /** The model's files, for a run whose model was on the reader's machine: several where it is split. */
  readonly files: readonly File[];
  /** Reads a model's published answers. */
  recorded(model: string, signal: AbortSignal): Promise<RecordedAnswers>;
}

/** A server that an engine needs and that the site itself does not offer. */
export interface Contact {
  /** With its port, as in an address. */
  readonly host: string;
  /** What it is for, as in `127.0.0.1:8080 gets the prompts`. */
  readonly purpose: 'gets the prompts' | 'sends the model';
}

export interface EngineMeta<Draft extends EngineDraft = EngineDraft, Settings = unknown> {
  /** The choice's label, and a line about it. */
  readonly label: string;
  readonly what: string;
  /** `replay` where no model runs, so that nothing is tested, downloaded or timed. */
  readonly origin: 'local' | 'replay';
  /** What its requests say of how tokens are drawn; absent where they cannot. */
  readonly sampling?: Sampling;
  /** Other ways to leave tokens out that it may have and is not told to leave. */
  readonly untold?: readonly string[];
  /** What of a plan it takes no orders for: a run cannot be reproduced without a seed. */
  readonly takesNo?: readonly ('seed' | 'temperature')[];
  readonly initial: Draft;
  /** The form, unless `views/run` has a component for this kind, and a paragraph below it. */
  readonly fields?: Readonly<Partial<Record<keyof Draft, EngineField>>>;
  readonly note?: string;
  /** The schema of the settings in a run's record. */
  readonly schema: v.GenericSchema<unknown, Settings>;
  /** Whether any of its models runs on this machine. Absent: always. */
  suits?(machine: MachineReport): boolean;
  /** Why it cannot be chosen in this browser, in sentences; null where it can. */
  absent?(): string | null;
  /** What the draft still lacks, in sentences; empty if nothing. */
  missing(draft: Draft): string[];
  /** What the run's record keeps in order to make the engine again. */
  settings(draft: Draft): EngineSettings;
  measured(draft: Draft): RunModel;
  /** Approximate; null where unknown, or where nothing is downloaded. */
  downloadBytes?(draft: Draft): number | null;
  /** The speed to expect of a model with so many billion parameters, where none was measured. */
  assumedSpeed?(parameters: number): Speed;
  /** Servers named by a run's settings, which the reader must have agreed to on this page. Absent: none. */
  contacts?(settings: EngineSettings): Contact[];
  /** Whether the reader has to choose the model's file again before a run can continue. */
  needsFile?(settings: EngineSettings): boolean;
  /** Fetches the engine's code and makes the engine. @throws InferenceError */
  create(settings: Settings, inputs: EngineInputs): Promise<Engine>;
}

/** Gives a `meta.ts` its type. */
export function engineKind<Draft extends EngineDraft, Settings>(
  meta: EngineMeta<Draft, Settings>,
): EngineMeta<Draft, Settings> {
  return meta;
}

/** A setting that an engine needs. */
export const REQUIRED = v.pipe(v.string(), v.nonEmpty());

/** The hosts of addresses; nothing for those that are relative to the page, or no addresses. */
export function contactsAt(
  addresses: readonly (string | undefined)[],
  purpose: Contact['purpose'],
): Contact[] {
  const hosts = addresses.flatMap((address) =>
    address && URL.canParse(address) ? [new URL(address).host] : [],
  );
  return [...new Set(hosts)].map((host) => ({ host, purpose }));
}

/** A sentence about each text that is not an address, absolute or relative to the page. */
export function oddAddresses(addresses: readonly string[]): string[] {
  return addresses
    .filter((address) => !URL.canParse(address, 'http://localhost/'))
    .map((address) => `“${address}” is not an address.`);
}

/** @param known what is known about the model beyond its name */
export function runModel(
  id: string,
  source: string,
  known: Partial<Pick<RunModel, 'label' | 'provider' | 'parameters' | 'quantisation'>> = {},
): RunModel {
  const { label = id, provider = 'unknown', parameters = null, quantisation = '' } = known;
  return { id, label, provider, parameters, quantisation, revision: '', source };
}
