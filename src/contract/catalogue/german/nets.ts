/** Nets of the user's own, and picks of two interpreters. */
export const nets = {
  'Pre-trained net': 'Vortrainiertes Netz',
  'The net of all answers without training; kept with the project':
    'Das Netz aller Antworten ohne Training; mit dem Projekt gespeichert',
  'Trains a net of your own on simulated sections': 'Trainiert ein eigenes Netz mit simulierten Schnitten',
  'Pre-train a net…': 'Netz vortrainieren…',
  'A folder that “Pre-train a net” or “diffrakt pretrain” has made':
    'Ein Ordner, den „Netz vortrainieren“ oder „diffrakt pretrain“ angelegt hat',
  'Add…': 'Hinzufügen…',
  'Second interpreter': 'Zweiter Interpret',
  'Compare your picks with those of another person, as a JSON or CSV file, or two authors of the project.':
    'Vergleichen Sie Ihre Picks mit denen einer anderen Person, als JSON- oder CSV-Datei, oder zwei Autoren des Projekts.',
  'Compare two authors': 'Zwei Autoren vergleichen',
  'The picks of this line are all by one author': 'Die Picks dieses Profils sind alle von einem Autor',
  "Compares the picks of two authors of the project by Cohen's kappa":
    'Vergleicht die Picks zweier Autoren des Projekts mit Cohens Kappa',
  'First author': 'Erster Autor',
  'Second author': 'Zweiter Autor',
  '{one} by {first}, {other} by {second}': '{one} von {first}, {other} von {second}',
  '{letter} by {name} alone': '{letter} nur von {name}',
  'Marked on the section: D≠N where the classes differ, −D where {first} alone has a pick, +N where {second} alone has one.':
    'Im Schnitt markiert: D≠N, wo sich die Klassen unterscheiden, −D, wo nur {first} gepickt hat, +N, wo nur {second} gepickt hat.',
  'Opens a picks file of this line; nothing is imported':
    'Öffnet eine Pickdatei dieses Profils; nichts wird importiert',
  'Compare with picks…': 'Mit Picks vergleichen…',
  'End the comparison': 'Vergleich beenden',
  'Ends the comparison': 'Beendet den Vergleich',
  "Cohen's kappa is not defined: both need common windows of at least two classes.":
    'Cohens Kappa ist nicht definiert: beide brauchen gemeinsame Fenster aus mindestens zwei Klassen.',
  Differences: 'Unterschiede',
  'Goes to the place': 'Geht zur Stelle',
  'Goes to the pick': 'Geht zum Pick',
  'Pre-train a net': 'Netz vortrainieren',
  'Trains a net on simulated sections alone. It answers on any line before the first pick, in place of the net that comes with Diffrakt.':
    'Trainiert ein Netz nur mit simulierten Schnitten. Es antwortet auf jedem Profil vor dem ersten Pick, anstelle des Netzes, das mit Diffrakt kommt.',
  'As the net that comes with Diffrakt': 'Wie das Netz, das mit Diffrakt kommt',
  'A short trial': 'Ein kurzer Versuch',
  'Your own': 'Eigene Wahl',
  'Simulated sections': 'Simulierte Schnitte',
  Steps: 'Schritte',
  'The same seed gives the same net on the same engine':
    'Derselbe Startwert ergibt auf demselben Rechenwerk dasselbe Netz',
  'Keep it in': 'Ablegen in',
  'Diffrakt’s folder of nets': 'Netzordner von Diffrakt',
  'A folder that you choose': 'einem Ordner Ihrer Wahl',
  'Simulates lines with the period, noise, dips and trace spacing of the shown section':
    'Simuliert Profile mit Periode, Rauschen, Neigungen und Spurabstand des gezeigten Schnitts',
  'Simulate only lines like this one': 'Nur Profile wie dieses simulieren',
  'Pre-train': 'Vortrainieren',
  'Your nets': 'Eigene Netze',
  'Go back to the net that comes with Diffrakt': 'Zurück zum mitgelieferten Netz',
  Use: 'Verwenden',
  'Answers without training use this net from now on': 'Antworten ohne Training nutzen ab jetzt dieses Netz',
  'Removes it from the list; files in a folder that you chose stay':
    'Entfernt es aus der Liste; Dateien in einem Ordner Ihrer Wahl bleiben',
  '{count} windows picked by both.': {
    singular: '{count} window picked by both.',
    one: '{count} Fenster von beiden gepickt.',
    other: '{count} Fenster von beiden gepickt.',
  },
  "Cohen's kappa {kappa} (95 % interval {low} to {high}): the agreement is {degree}.":
    'Cohens Kappa {kappa} (95-%-Intervall {low} bis {high}): die Übereinstimmung ist {degree}.',
  'Marked on the section: D≠N where the classes differ, +N where the file alone has a pick.':
    'Im Schnitt markiert: D≠N, wo die Klassen verschieden sind, +N, wo nur die Datei einen Pick hat.',
  'Goes to the pick: {here} here, {there} in the file': 'Geht zum Pick: hier {here}, in der Datei {there}',
  '{here} here, {there} in the file': 'hier {here}, in der Datei {there}',
  '{letter} in the file alone': '{letter} nur in der Datei',
  '{letter} here alone': '{letter} nur hier',
  'The net that comes with Diffrakt': 'Das mitgelieferte Netz',
  'Stop using': 'Nicht mehr verwenden',
  'Stop using {net}': '{net} nicht mehr verwenden',
  'In use · {facts}': 'In Gebrauch · {facts}',
  'Use {net}': '{net} verwenden',
  'Remove {net}': '{net} entfernen',
  'Cannot be used: {problem}': 'Nicht verwendbar: {problem}',
  '{share} of simulated samples right, apexes F1 {f1}, {count} parameters':
    '{share} der simulierten Abtastwerte richtig, Scheitel F1 {f1}, {count} Parameter',
  'Open a line first: the run is kept with its project.':
    'Öffnen Sie zuerst ein Profil: der Lauf gehört zu seinem Projekt.',
  'This project is read-only: a run cannot be kept with it.':
    'Dieses Projekt ist nur lesbar: ein Lauf kann nicht in ihm gespeichert werden.',
  '{run} is in progress: wait until it ends, or stop it.':
    '{run} ist im Gang: warten Sie, bis er endet, oder halten Sie ihn an.',
  'A number is missing or out of its limits.': 'Eine Zahl fehlt oder liegt außerhalb ihrer Grenzen.',
  'How many sections are simulated, and for how many steps the net learns':
    'Wie viele Schnitte simuliert werden und wie viele Schritte das Netz lernt',
  'Sections that the net learns from': 'Schnitte, aus denen das Netz lernt',
  'Steps of the training of each net': 'Schritte des Trainings jedes Netzes',
  'Where the files of the net are written': 'Wohin die Dateien des Netzes geschrieben werden',
  '{parameters} parameters in three nets, {steps} on {sections}: about {minutes} min on two cores with native TensorFlow, two to three times as long with the embedded engine.':
    '{parameters} Parameter in drei Netzen, {steps} mit {sections}: etwa {minutes} min auf zwei Kernen mit nativem TensorFlow, zwei- bis dreimal so lange mit dem eingebauten Rechenwerk.',
  '{count} steps': { singular: '{count} step', one: '{count} Schritt', other: '{count} Schritte' },
  '{count} sections': { singular: '{count} section', one: '{count} Schnitt', other: '{count} Schnitten' },
  'Starts the training; the window stays usable': 'Beginnt das Training; das Fenster bleibt benutzbar',
} as const;
