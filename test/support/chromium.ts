import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

/** The same browser without windows, menus, extensions and a profile's settings: it takes a quarter less time. */
const SHELL = '/usr/bin/chromium-headless-shell';

const CANDIDATES = [
  process.env.CHROMIUM_PATH,
  SHELL,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

function installed(suits: (path: string) => boolean = () => true): string | undefined {
  const own = chromium.executablePath();
  return [...CANDIDATES, own].find((path) => path && suits(path) && existsSync(path));
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

function install(packages = ['chromium-headless-shell', 'chromium']): void {
  const debian = existsSync('/usr/bin/apt-get');
  if (debian) {
    const [command, ...prefix] = process.getuid?.() === 0 ? ['apt-get'] : ['sudo', '-n', 'apt-get'];
    const apt = (...args: string[]) => command !== undefined && run(command, [...prefix, ...args]);
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

/** Path of a whole Chromium, which has a profile with settings; found or installed as the other. @throws likewise */
export function findWholeChromium(): string {
  const whole = (path: string) => !/headless[-_]shell/.test(path);
  const found = installed(whole);
  if (found) return found;
  install(['chromium']);
  const after = installed(whole);
  if (!after) throw new Error('No Chromium but the headless shell could be found or installed.');
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

const [, script] = process.argv;
if (script?.endsWith('chromium.ts')) findChromium();
