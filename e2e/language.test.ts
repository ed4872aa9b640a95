import { expect, test } from '@playwright/test';
import { axeFaults } from './axeFaults';
import { cutWords } from './cutWords';
import { launchApp } from './launchApp';

test('the window speaks German and fits its place in it; the preferences change language and keys', async ({
  browserName: _,
}, info) => {
  const running = await launchApp({ language: 'de', width: 1024, height: 700 });
  const { app, page } = running;
  const look = async (name: string) => {
    await page.screenshot({ path: info.outputPath(`${name}.png`) });
    expect.soft(await cutWords(page), name).toEqual([]);
  };
  await page.getByRole('button', { name: 'Mit dem Demo-Profil beginnen' }).click();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('de');
  const fileMenu = () => app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items[0]?.label);
  expect(await fileMenu()).toBe('Datei');
  for (const tab of ['Panels', 'Training', 'Netz', 'Cluster', 'Ergebnis', 'Prüfung', 'Karte']) {
    await page.getByRole('tab', { name: tab }).click();
    await look(tab);
  }
  for (const name of ['Lerner', 'Überlagerung', 'Anzeige']) {
    await page.getByRole('button', { name, exact: true }).click();
    await look(name);
    await page.keyboard.press('Escape');
  }
  for (const [key, name] of [
    ['?', 'Tasten und Info'],
    ['F7', 'Rechenwerk'],
    ['Control+,', 'Einstellungen'],
  ]) {
    await page.keyboard.press(key);
    await expect(page.getByRole('dialog', { name })).toBeVisible();
    await look(name);
    if (name !== 'Einstellungen') await page.keyboard.press('Escape');
  }
  expect.soft(await axeFaults(page)).toEqual([]);
  await page.getByRole('button', { name: /^Taste für Über Diffrakt:/ }).click();
  await page.keyboard.press('Control+o');
  await expect(page.getByRole('alert')).toContainText('Strg+O ist schon „Öffnen…“');
  await page.getByRole('button', { name: /^Taste für Über Diffrakt:/ }).click();
  await page.keyboard.press('F9');
  await expect(page.getByRole('alert')).toContainText('F9 ist schon „');
  await page.getByRole('button', { name: 'Hier verwenden' }).click();
  await page.getByLabel('Sprache').selectOption('English');
  await expect(page.getByRole('dialog', { name: 'Preferences' })).toBeVisible();
  await expect.poll(fileMenu).toBe('File');
  await page.keyboard.press('Escape');
  await page.keyboard.press('F9');
  await expect(page.getByRole('dialog', { name: 'About Diffrakt' })).toContainText('svelte');
  await look('about');
  expect.soft(await axeFaults(page)).toEqual([]);
  await running.close();
});
