/** Result, export and judging. */
export const results = {
  'Share of each class': 'Anteil jeder Klasse',
  'grid {traces} × {samples}': 'Raster {traces} × {samples}',
  'grid {traces} × {samples}, to be refined': 'Raster {traces} × {samples}, wird verfeinert',
  Export: 'Export',
  "Class and probability sections with the line's headers (Ctrl+E)":
    'Klassen- und Wahrscheinlichkeitsschnitte mit den Headern des Profils (Strg+E)',
  'Classified SEG-Y…': 'Klassifiziertes SEG-Y…',
  'Class and probability sections as Seismic Unix (.su)':
    'Klassen- und Wahrscheinlichkeitsschnitte als Seismic Unix (.su)',
  'Classified Seismic Unix…': 'Klassifiziertes Seismic Unix…',
  'The trained network in the layers format of TensorFlow.js':
    'Das trainierte Netz im Layers-Format von TensorFlow.js',
  'Net for TensorFlow.js…': 'Netz für TensorFlow.js…',
  'View as PNG…': 'Ansicht als PNG…',
  'View as SVG…': 'Ansicht als SVG…',
  'View as PDF…': 'Ansicht als PDF…',
  'Picks as {format}…': 'Picks als {format}…',
  'Held-out picks': 'Zurückgehaltene Picks',
  'Held-out picks, {count}': 'Zurückgehaltene Picks, {count}',
  'Show this pick': 'Diesen Pick zeigen',
  called: 'benannt',
  'loss {value}': 'Verlust {value}',
  '{picked} called {found}, loss {value}: check this pick':
    '{picked} als {found} erkannt, Verlust {value}: prüfen',
  'Section classified without training': 'Ohne Training klassifizierter Schnitt',
  'The section is being classified.': 'Der Schnitt wird klassifiziert.',
  'Train on your picks for a net of your own; another learner is chosen above the section.':
    'Trainieren Sie mit Ihren Picks ein eigenes Netz; ein anderer Lerner wird über dem Schnitt gewählt.',
  'Classify the section': 'Schnitt klassifizieren',
  '{run} is trained but has not classified the section yet.':
    '{run} ist trainiert, hat den Schnitt aber noch nicht klassifiziert.',
  'Classified section': 'Klassifizierter Schnitt',
  '{run} over the section': '{run} über dem Schnitt',
  'The first coarse classification appears when training is done.':
    'Die erste grobe Klassifikation erscheint nach dem Training.',
  'Score against the truth': 'Vergleich mit der Wahrheit',
  'Against the truth': 'Gegen die Wahrheit',
  measure: 'Maß',
  network: 'Netz',
  chance: 'Zufall',
  'f-k slope ratio on the same samples, without training':
    'f-k-Neigungsverhältnis auf denselben Abtastwerten, ohne Training',
  'f-k ratio': 'f-k-Verh.',
  'Mean F1 of the three classes; chance assigns the most frequent class to every sample':
    'Mittleres F1 der drei Klassen; der Zufall gibt jedem Abtastwert die häufigste Klasse',
  'macro-F1': 'Makro-F1',
  'Traces {first}–{last}, {samples} samples; the better one in bold. AP_E: diffraction against reflection. AP_A: against reflection and noise. AP_H: near the apex against reflection.':
    'Spuren {first}–{last}, {samples} Abtastwerte; der bessere Wert fett. AP_E: Diffraktion gegen Reflexion. AP_A: gegen Reflexion und Rauschen. AP_H: nahe dem Scheitel gegen Reflexion.',
  '{count} picks are in the scored traces, so these figures are kinder than they should be.': {
    singular: '{count} pick is in the scored traces, so these figures are kinder than they should be.',
    one: '{count} Pick liegt in den bewerteten Spuren; diese Zahlen sind daher günstiger, als sie sein sollten.',
    other:
      '{count} Picks liegen in den bewerteten Spuren; diese Zahlen sind daher günstiger, als sie sein sollten.',
  },
  picked: 'gepickt',
  'One class against the rest': 'Eine Klasse gegen den Rest',
  Class: 'Klasse',
  PR: 'PR',
  ROC: 'ROC',
  Reliability: 'Verlässlichkeit',
  'Reliability of probabilities': 'Verlässlichkeit der Wahrscheinlichkeiten',
  'Grey bars: share of the picks in each bin. ECE: expected calibration error.':
    'Graue Balken: Anteil der Picks je Klasse. ECE: erwarteter Kalibrierungsfehler.',
  Abstention: 'Enthaltung',
  'Abstention where unsure': 'Enthaltung bei Unsicherheit',
  'Open a line first.': 'Öffnen Sie zuerst ein Profil.',
  'The picks are left out in turn and judged when they rest.':
    'Die Picks werden der Reihe nach ausgelassen und geprüft, wenn sie ruhen.',
  'Judged by picks left out in turn': 'Geprüft mit der Reihe nach ausgelassenen Picks',
  'The picks have changed since; they are judged again when they rest.':
    'Die Picks haben sich geändert; sie werden erneut geprüft, wenn sie ruhen.',
  'Next to pick': 'Als Nächstes picken',
  'The places that would teach most are looked for.': 'Die lehrreichsten Stellen werden gesucht.',
  'None yet: they are proposed when the section has been classified.':
    'Noch keine: sie werden vorgeschlagen, wenn der Schnitt klassifiziert ist.',
  'What would teach most first. [Q] goes there, [Enter] accepts the class, [1] [2] [3] give another, [Del] rejects, [N] goes on.':
    'Das Lehrreichste zuerst. [Q] geht dorthin, [Eingabe] nimmt die Klasse an, [1] [2] [3] geben eine andere, [Entf] verwirft, [N] geht weiter.',
  'Show this place': 'Diese Stelle zeigen',
  'Pick it as {class} ({key})': 'Picken als {class} ({key})',
  'Pick it as {class} (Enter or {key})': 'Picken als {class} (Eingabe oder {key})',
  'Do not propose it again (Del)': 'Nicht wieder vorschlagen (Entf)',
  Reject: 'Verwerfen',
  'Picks to check': 'Zu prüfende Picks',
  'Picks to check, {count}': 'Zu prüfende Picks, {count}',
  'Every pick is called its own class, and no loss stands out.':
    'Jeder Pick erhält seine Klasse, und kein Verlust fällt auf.',
  'Left out, these were called another class or have a loss above {limit} (!): median + 3.5 robust deviations, at least that of guessing. On a row: the keys of the classes change the class, Del removes.':
    'Ausgelassen erhielten diese eine andere Klasse oder haben einen Verlust über {limit} (!): Median + 3,5 robuste Abweichungen, mindestens der des Ratens. In einer Zeile: die Tasten der Klassen ändern die Klasse, Entf entfernt.',
  'Loss above {limit}': 'Verlust über {limit}',
  'Change this pick': 'Diesen Pick ändern',
  'Change its class to {class}': 'Klasse ändern in {class}',
  'Remove this pick (Del)': 'Diesen Pick entfernen (Entf)',
  'Remove this pick': 'Diesen Pick entfernen',
  Answered: 'Geantwortet',
  here: 'hier',
  file: 'Datei',
  'In the file': 'In der Datei',
  'Result A: on the left of the divider': 'Ergebnis A: links der Trennlinie',
  'Result B: on the right of the divider': 'Ergebnis B: rechts der Trennlinie',
  'Result {letter}': 'Ergebnis {letter}',
  'Comparison of two results': 'Vergleich zweier Ergebnisse',
  'Shown as': 'Gezeigt als',
  'Beside each other with a divider, or the difference of both':
    'Nebeneinander mit einer Trennlinie oder als Differenz',
  Swipe: 'Nebeneinander',
  Difference: 'Differenz',
  'Goes to the next pick at whose centre A and B have different classes':
    'Geht zum nächsten Pick, in dessen Mitte A und B verschiedene Klassen haben',
  '{differing} of {count} picks differ': '{differing} von {count} Picks verschieden',
  'Ends the comparison (Esc)': 'Beendet den Vergleich (Esc)',
  'Divider between result A and result B': 'Trennlinie zwischen Ergebnis A und Ergebnis B',
  'Drag it, or move it by the arrow keys (Shift: ten times)':
    'Ziehen oder mit den Pfeiltasten verschieben (Umschalt: zehnfach)',
  'Classes of A and B differ at {percent} % of the samples':
    'Klassen von A und B verschieden auf {percent} % der Abtastwerte',
  'Probability of {class}, A − B': 'Wahrscheinlichkeit von {class}, A − B',
  'No difference: the values of one of both are no probabilities':
    'Keine Differenz: die Werte von einem der beiden sind keine Wahrscheinlichkeiten',
  'Reading the results': 'Ergebnisse werden gelesen',
  'steep energy': 'steile Energie',
  probability: 'Wahrscheinlichkeit',
  value: 'Wert',
  velocity: 'Geschwindigkeit',
  values: 'Werte',
  'velocity in m/s': 'Geschwindigkeit in m/s',
  'share of steep energy': 'Anteil steiler Energie',
  'Both over the section, beside each other or as their difference':
    'Beide über dem Schnitt, nebeneinander oder als Differenz',
  'Show on section': 'Auf dem Schnitt zeigen',
  'average precision {value}': 'mittlere Präzision {value}',
  'area {value}': 'Fläche {value}',
  'before temperature': 'vor der Temperatur',
  'after temperature': 'nach der Temperatur',
  'as answered': 'wie geantwortet',
  'right of the answered': 'richtig unter den beantworteten',
  answered: 'beantwortet',
  'No threshold has {share} of its answers right.': 'Bei keiner Schwelle sind {share} der Antworten richtig.',
  'From {threshold} on {right} are right, and {answered} are answered.':
    'Ab {threshold} sind {right} richtig und {answered} beantwortet.',
  '{class} against the rest': '{class} gegen den Rest',
  'recall (share of picks)': 'Trefferquote (Anteil der Picks)',
  precision: 'Präzision',
  'chance {value}': 'Zufall {value}',
  'false positive rate (share of picks)': 'Falsch-positiv-Rate (Anteil der Picks)',
  'true positive rate': 'Richtig-positiv-Rate',
  'probability of the answer': 'Wahrscheinlichkeit der Antwort',
  'share that is right': 'Anteil richtig',
  calibrated: 'kalibriert',
  'least probability that is answered': 'kleinste beantwortete Wahrscheinlichkeit',
  'share of picks': 'Anteil der Picks',
  'The held-out picks of a trained run are on the tab Result.':
    'Die zurückgehaltenen Picks eines trainierten Laufs stehen im Reiter Ergebnis.',
  'The f-k slope ratio has learned nothing from picks: there is nothing to judge.':
    'Das f-k-Neigungsverhältnis hat nichts aus Picks gelernt: es gibt nichts zu prüfen.',
  'Show: {name}': 'Zeigen: {name}',
  '{right} of {count} picks right when left out in turn (95 % interval {low} to {high}).':
    '{right} von {count} Picks richtig, wenn der Reihe nach ausgelassen (95-%-Intervall {low} bis {high}).',
  'Picks are left out in turn to judge the learners. That needs {count} picks of each of two classes at least, better 10; there are {found} on this plane.':
    'Picks werden der Reihe nach ausgelassen, um die Lerner zu prüfen. Das braucht mindestens je {count} Picks aus zwei Klassen, besser 10; auf dieser Ebene sind es {found}.',
  'Average precision: diffraction against reflection': 'Mittlere Präzision: Diffraktion gegen Reflexion',
  'Average precision: diffraction against reflection and noise':
    'Mittlere Präzision: Diffraktion gegen Reflexion und Rauschen',
  'Average precision: diffraction near its apex against reflection':
    'Mittlere Präzision: Diffraktion nahe ihrem Scheitel gegen Reflexion',
  'unlike any pick': 'keinem Pick ähnlich',
  'few picks of {letter}': 'wenige Picks von {letter}',
  'answers differ: {first}, {other}': 'Antworten verschieden: {first}, {other}',
  'uncertain: {first}, {second}': 'unsicher: {first}, {second}',
} as const;
