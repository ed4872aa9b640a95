/** Runs side by side. */
export const runs = {
  'Figures and settings of the runs side by side, and the picks on which two differ':
    'Zahlen und Einstellungen der Läufe nebeneinander, und die Picks, in denen zwei sich unterscheiden',
  'Compare…': 'Vergleichen…',
  'Runs side by side': 'Läufe nebeneinander',
  'First run': 'Erster Lauf',
  'Second run': 'Zweiter Lauf',
  'Lists the picks that both held out and answer differently':
    'Zeigt die Picks, die beide zurückhielten und verschieden beantworten',
  'Picks that differ': 'Abweichende Picks',
  'Picks on which the runs differ': 'Picks, in denen sich die Läufe unterscheiden',
  'In parentheses the 95 % interval of Wilson. Rows in which all runs are alike are grey.':
    'In Klammern das 95-%-Intervall nach Wilson. Zeilen, in denen alle Läufe gleich sind, sind grau.',
  and: 'und',
  'Held-out picks that they answer differently': 'Zurückgehaltene Picks, die sie verschieden beantworten',
  '{letter} at {place}: {first} by {firstRun}, {second} by {secondRun}':
    '{letter} bei {place}: {first} von {firstRun}, {second} von {secondRun}',
  'None, of those that both runs held out.': 'Keine von denen, die beide Läufe zurückhielten.',
  '{share} of {count} ({low} to {high})': '{share} von {count} ({low} bis {high})',
  'Held-out picks right': 'Zurückgehaltene richtig',
  'Last loss': 'Letzter Verlust',
  Status: 'Zustand',
  Parameters: 'Parameter',
} as const;
