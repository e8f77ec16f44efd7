import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

/** The first is the same browser without windows, menus and extensions: it takes a quarter less time. */
const CANDIDATES = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

function installed(): string | undefined {
  const own = chromium.executablePath();
  return [...CANDIDATES, own].find((path) => path && existsSync(path));
}

function run(command: string, args: string[]): boolean {
  try {
    execFileSync(command, args, {
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    return true;
  } catch {
    return false;
  }
}

function install(): void {
  const debian = existsSync('/usr/bin/apt-get');
  if (debian) {
    const [command, ...prefix] = process.getuid?.() === 0 ? ['apt-get'] : ['sudo', '-n', 'apt-get'];
    const apt = (...args: string[]) => command !== undefined && run(command, [...prefix, ...args]);
    const packages = ['chromium-headless-shell', 'chromium'];
    if (apt('update', '-qq') && packages.some((name) => apt('install', '-y', '-qq', name))) return;
  }
  run('npx', ['playwright-core', 'install', 'chromium']);
}

/**
 * Path of a Chromium: CHROMIUM_PATH, else one already installed, else one installed now (Debian's package, or
 * Playwright's download).
 * @throws if none can be had
 */
export function findChromium(): string {
  const found = installed();
  if (found) return found;
  console.log('No Chromium found; installing one.');
  install();
  const after = installed();
  if (!after) throw new Error('No Chromium could be found or installed. Set CHROMIUM_PATH to one.');
  return after;
}

/** Flags that let Chromium run as root and keep it from contacting anyone on its own. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
