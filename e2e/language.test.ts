import { expect, test } from '@playwright/test';
import { axeFaults } from './axeFaults';
import { cutWords } from './cutWords';
import { launchApp } from './launchApp';

test('the window speaks German and fits its place in it; the preferences change the language', async ({
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
  for (const tab of ['Panels', 'Training', 'Netz', 'Ergebnis', 'Prüfung', 'Karte']) {
    await page.getByRole('tab', { name: tab }).click();
    await look(tab);
  }
  for (const name of ['Lerner', 'Überlagerung', 'Anzeige']) {
    await page.getByRole('button', { name, exact: true }).click();
    await look(name);
    await page.keyboard.press('Escape');
  }
  await page.keyboard.press('Control+,');
  await look('preferences');
  expect.soft(await axeFaults(page)).toEqual([]);
  await page.getByLabel('Sprache').selectOption('English');
  await expect(page.getByRole('dialog', { name: 'Preferences' })).toBeVisible();
  await expect.poll(fileMenu).toBe('File');
  await running.close();
});
