import type { Page } from 'playwright-core';

interface EngineGate {
  /** The workers of engines, oldest first. */
  readonly engines: Worker[];
  /** How many prompts engines may be asked in total. */
  allowed: number;
  /** Sends what is waiting, as far as allowed. */
  send(): void;
}

declare global {
  interface Window {
    engineGate: EngineGate;
  }
}

/** Makes a page's engines wait after so many prompts, including the simple questions, counted from each load. */
export const gateEngines = (page: Page, prompts: number) =>
  page.addInitScript((allowed) => {
    let sent = 0;
    let held: (() => void)[] = [];
    const gate: EngineGate = {
      engines: [],
      allowed,
      send() {
        for (const post of held.splice(0, Math.max(0, gate.allowed - sent))) {
          sent++;
          post();
        }
      },
    };
    window.engineGate = gate;
    const Original = window.Worker;
    window.Worker = class extends Original {
      private readonly engine: boolean;
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        this.engine = Boolean(options?.name?.startsWith('engine-') && !options.name.includes('duckdb'));
        if (this.engine) gate.engines.push(this);
      }
      override postMessage(...args: unknown[]) {
        const post = () => super.postMessage(...(args as [unknown]));
        const { type } = (args[0] ?? {}) as { type?: unknown };
        if (!this.engine || (type !== 'complete' && type !== 'abort')) return post();
        if (type === 'abort') {
          // What was aborted need not be held any longer.
          for (const other of held) other();
          held = [];
          return post();
        }
        held.push(post);
        gate.send();
      }
    };
  }, prompts);

/** Lets a page's engines be asked so many prompts in total; any number if none is given. */
export const allowPrompts = (page: Page, prompts = Number.MAX_SAFE_INTEGER) =>
  page.evaluate((allowed) => {
    window.engineGate.allowed = allowed;
    window.engineGate.send();
  }, prompts);
