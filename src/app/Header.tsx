import { Monitor, Moon, Sun } from 'lucide-preact';
import { useEffect, useRef } from 'preact/hooks';
import { useServices } from '../state/services';
import { useHashPath } from './hash-location';
import { currentLink, ROUTES, SITE_NAME } from './routes';
import { createThemeChoice, THEMES, type Theme } from './theme';
import './header.css';

const LINKS = [
  { path: '/', label: 'Overview' },
  ...ROUTES.flatMap(({ path, label }) => (label ? [{ path, label }] : [])),
];

const THEME_ICONS = { auto: Monitor, light: Sun, dark: Moon } as const;
const THEME_NAMES: Readonly<Record<Theme, string>> = {
  auto: 'as the system',
  light: 'light',
  dark: 'dark',
};

function ThemeButton() {
  const { theme, choose } = useServices().once(createThemeChoice);
  const current = theme.value;
  const next = THEMES[(THEMES.indexOf(current) + 1) % THEMES.length] ?? 'auto';
  const Icon = THEME_ICONS[current];
  const label = `Colours: ${THEME_NAMES[current]}. Change to ${THEME_NAMES[next]}.`;
  return (
    <button type="button" class="theme-button" onClick={() => choose(next)} aria-label={label} title={label}>
      <Icon size={18} aria-hidden="true" />
    </button>
  );
}

function Logo() {
  return (
    <svg viewBox="0 0 32 32" width="26" height="26" aria-hidden="true">
      <circle cx="12.5" cy="16" r="9.5" fill="var(--agree)" />
      <circle cx="19.5" cy="16" r="9.5" fill="var(--disagree)" />
      <path d="M16 7.2a9.5 9.5 0 0 1 0 17.6 9.5 9.5 0 0 1 0-17.6Z" fill="var(--misaligned)" />
    </svg>
  );
}

/** Name, navigation and theme. */
export function Header() {
  const [path] = useHashPath();
  const nav = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the current link moves with the path
  useEffect(() => {
    // On a narrow screen the links scroll.
    const link = nav.current?.querySelector<HTMLElement>('[aria-current]');
    if (nav.current && link) nav.current.scrollLeft = link.offsetLeft - nav.current.clientWidth / 2;
  }, [path]);
  return (
    <header class="site-header small">
      <div class="site-header-inner">
        <a class="site-name" href="#/">
          <Logo />
          <span>{SITE_NAME}</span>
        </a>
        <nav aria-label="Site" ref={nav}>
          <ul class="plain-list">
            {LINKS.map((link) => (
              <li key={link.path}>
                <a href={`#${link.path}`} aria-current={currentLink(link.path, path)}>
                  {link.label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <ThemeButton />
      </div>
    </header>
  );
}
