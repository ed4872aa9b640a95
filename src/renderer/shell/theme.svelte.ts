import { app } from '#renderer/stores/app.svelte';

const systemIsLight = window.matchMedia('(prefers-color-scheme: light)');

/** Sets data-theme on the page from the setting, or from the system if the setting is 'system'. */
export function followTheme(): void {
  let isLight = $state(systemIsLight.matches);
  systemIsLight.addEventListener('change', (event) => {
    isLight = event.matches;
  });
  $effect(() => {
    const wanted = app.state?.settings.theme ?? 'system';
    document.documentElement.dataset.theme = wanted === 'system' ? (isLight ? 'light' : 'dark') : wanted;
  });
}
