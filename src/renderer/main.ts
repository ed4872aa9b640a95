import '@fontsource-variable/inter';
import './shell/theme.css';
import { mount } from 'svelte';
import { followMenu } from '#renderer/actions/commands';
import { engine } from '#renderer/stores/engine.svelte';
import { preflight } from '#renderer/stores/preflight.svelte';
import { sectionTiles } from '#renderer/stores/sectionTiles.svelte';
import { trainSettings } from '#renderer/stores/trainSettings.svelte';
import App from './App.svelte';
import { attempt } from './bridge/bridge';
import { app } from './stores/app.svelte';
import { picks } from './stores/picks.svelte';
import { runs } from './stores/runs.svelte';

const target = document.getElementById('app');
if (target) mount(App, { target });
sectionTiles.start();
picks.start();
runs.start();
engine.start();
preflight.start();
followMenu();
void attempt(() => app.start()).then(() => {
  if (app.state) trainSettings.adopt(app.state.trainDefaults);
});
