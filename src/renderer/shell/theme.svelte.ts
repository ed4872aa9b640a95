import { untrack } from 'svelte';
import { pageLook } from '#renderer/paint/pageLook.svelte';
import { trainSettings } from '#renderer/recipe/trainSettings.svelte';
import { app } from '#renderer/stores/app.svelte';
import { display } from '#renderer/stores/display.svelte';
import { picks } from '#renderer/stores/picks.svelte';
import { language } from '#renderer/words/say.svelte';
import { STANDARD_CLASSES } from '#seismic/picks/pickClasses';

const systemIsLight = window.matchMedia('(prefers-color-scheme: light)');

/** Sets the colours of the user's own classes; those of the standard ones are in theme.css. */
function setOwnColours(theme: 'light' | 'dark'): void {
  for (const { name } of picks.classes.slice(STANDARD_CLASSES.length)) {
    const { cssVariable, onLight, onDark } = picks.styleOf(name);
    document.documentElement.style.setProperty(cssVariable, theme === 'light' ? onLight : onDark);
  }
}

/**
 * Takes the language of the settings, or that of the system; screen readers are told it. The page is told only what is
 * new: each setting of its language lets the browser compute every style anew.
 */
export function followLanguage(): void {
  const wanted = $derived.by(() => {
    const { state } = app;
    if (!state) return language.current;
    const { language: chosen } = state.settings;
    return chosen === 'system' ? state.systemLanguage : chosen;
  });
  $effect(() => {
    language.current = wanted;
    document.documentElement.lang = wanted;
  });
}

/** Draws by the preferences when they change, and lines that no project has drawn otherwise. */
export function followDisplayPreferences(): void {
  const colourTable = $derived(app.state?.settings.colourTable);
  const sampleAxisUnit = $derived(app.state?.settings.sampleAxisUnit);
  const engine = $derived(app.state?.settings.engine);
  let isFirst = true;
  $effect(() => {
    if (!colourTable || !sampleAxisUnit) return;
    untrack(() => display.prefer({ colourTable, sampleAxisUnit }, !isFirst));
    isFirst = false;
  });
  $effect(() => {
    if (engine) trainSettings.form.engine = engine;
  });
}

/** Sets data-theme on the page from the setting, or from the system if the setting is 'system'. */
export function followTheme(): void {
  let isLight = $state(systemIsLight.matches);
  systemIsLight.addEventListener('change', (event) => {
    isLight = event.matches;
  });
  document.fonts.addEventListener('loadingdone', () => pageLook.fonts++);
  const theme = $derived.by(() => {
    const wanted = app.state?.settings.theme ?? 'system';
    return wanted === 'system' ? (isLight ? 'light' : 'dark') : wanted;
  });
  $effect(() => {
    document.documentElement.dataset.theme = theme;
    pageLook.theme = theme;
    setOwnColours(theme);
  });
}
