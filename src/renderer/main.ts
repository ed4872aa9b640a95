import '@fontsource-variable/inter';
import './shell/theme.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { attempt } from './bridge/bridge';
import { engine } from './engine/engine.svelte';
import { preflight } from './preflight/preflight.svelte';
import { followMenu } from './shell/commands';
import { app } from './stores/app.svelte';
import { picks } from './stores/picks.svelte';
import { runs } from './stores/runs.svelte';
import { trainSettings } from './training/trainSettings.svelte';

const target = document.getElementById('app');
if (target) mount(App, { target });
picks.start();
runs.start();
engine.start();
preflight.start();
followMenu();
void attempt(() => app.start()).then(() => {
  if (app.state) trainSettings.adopt(app.state.trainDefaults);
});
