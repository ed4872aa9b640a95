/** User guide, tour, and points of other programs. */
export const guide = {
  'User guide': 'Handbuch',
  'Guided tour on the demo line': 'Geführter Rundgang am Demo-Profil',
  "In the program's documentation:": 'In der Dokumentation des Programms:',
  'Pages of the guide': 'Seiten des Handbuchs',
  Search: 'Suche',
  'Search in the guide': 'Im Handbuch suchen',
  'Pages that hold all of these words; Enter opens the first':
    'Seiten mit allen diesen Wörtern; Eingabe öffnet die erste',
  'No page has these words.': 'Keine Seite enthält diese Wörter.',
  'From the demo line to an exported section, step by step; under five minutes':
    'Vom Demo-Profil zum exportierten Schnitt, Schritt für Schritt; unter fünf Minuten',
  'Guided tour': 'Rundgang',
  'User guide: the page of what is in view (F1)': 'Handbuch: die Seite zu dem, was gezeigt wird (F1)',
  'F1 guide': 'F1 Handbuch',
  'Keys and about (?)': 'Tasten und Info (?)',
  keys: 'Tasten',
  'Leave the tour': 'Rundgang verlassen',
  'Leave the tour (Esc); Help starts it again': 'Rundgang verlassen (Esc); über Hilfe beginnt er neu',
  'The step before': 'Der Schritt davor',
  Back: 'Zurück',
  'End the tour': 'Rundgang beenden',
  'Go on without doing this step': 'Weiter, ohne diesen Schritt zu tun',
  Finish: 'Fertig',
  Next: 'Weiter',
  'Import points, horizons or faults…': 'Punkte, Horizonte oder Störungen importieren…',
  'Points, a horizon or faults of OpendTect, Petrel, Charisma, IESX or as columns':
    'Punkte, ein Horizont oder Störungen aus OpendTect, Petrel, Charisma, IESX oder als Spalten',
  'Open horizons or faults…': 'Horizonte, Störungen…',
  'No reading of the columns puts a point inside the line: choose them.':
    'Keine Lesart der Spalten legt einen Punkt in das Profil: wählen Sie die Spalten.',
  'Check the columns: more than one reading fits the line.':
    'Prüfen Sie die Spalten: mehr als eine Lesart passt zum Profil.',
  text: 'Text',
  'What says where a point is': 'Was angibt, wo ein Punkt liegt',
  'Place by': 'Ort nach',
  'choose a column': 'Spalte wählen',
  'What the points become': 'Was aus den Punkten wird',
  'Take them as': 'Übernehmen als',
  'a horizon over the section': 'Horizont über dem Schnitt',
  'faults over the section': 'Störungen über dem Schnitt',
  'points over the section': 'Punkte über dem Schnitt',
  'The class of all picks of the file': 'Die Klasse aller Picks der Datei',
  'Imports the points with these columns': 'Importiert die Punkte mit diesen Spalten',
  'Add picks': 'Picks hinzufügen',
  'Closes without importing (Esc)': 'Schließt, ohne zu importieren (Esc)',
  'The picks as points with the coordinates of the headers: {format}':
    'Die Picks als Punkte mit den Koordinaten der Header: {format}',
  'Import {file}': '{file} importieren',
  '{format}, {count} points.': {
    singular: '{format}, {count} point.',
    one: '{format}, {count} Punkt.',
    other: '{format}, {count} Punkte.',
  },
  '{share} of those tried are inside the line.': '{share} der versuchten liegen im Profil.',
  'The column of {role}': 'Die Spalte von {role}',
  '{role} column': 'Spalte {role}',
  'Unit and direction of Z in the file': 'Einheit und Richtung von Z in der Datei',
  'Z is in': 'Z ist in',
  ', upwards (negative below)': ', aufwärts (unten negativ)',
  'Window of each pick: {traces} traces × {height}, as in the toolbar.':
    'Fenster jedes Picks: {traces} Spuren × {height}, wie in der Werkzeugleiste.',
  'inline and crossline': 'Inline und Crossline',
  'number of the trace': 'Nummer der Spur',
  'Step {number} of {count}': 'Schritt {number} von {count}',
  'A simulated section with reflections, diffractions and noise. What each sample is, is known.':
    'Ein simulierter Schnitt mit Reflexionen, Diffraktionen und Rauschen. Von jedem Abtastwert ist bekannt, was er ist.',
  'Look at the section': 'Sehen Sie sich den Schnitt an',
  'Zoom with the wheel or with + and −. Drag with the middle button to move. 0 shows the whole line again. Zoom in once to go on.':
    'Zoomen Sie mit dem Mausrad oder mit + und −. Ziehen mit der mittleren Taste verschiebt. 0 zeigt wieder das ganze Profil. Zoomen Sie einmal hinein, um fortzufahren.',
  'The first answer': 'Die erste Antwort',
  'The colours over the section are the answer of a net that was pre-trained on simulations. Learner shows which one is drawn and how well it does on your picks; Overlay changes how it is drawn.':
    'Die Farben über dem Schnitt sind die Antwort eines Netzes, das mit Simulationen vortrainiert wurde. Lerner zeigt, welche gezeichnet ist und wie gut sie auf Ihren Picks ist; Überlagerung ändert, wie sie gezeichnet wird.',
  'Pick a diffraction': 'Picken Sie eine Diffraktion',
  'Press 1, then click on the top of a hyperbola. By keyboard: Tab to the section, move the cursor with the arrows, press Enter. Ctrl+Z takes a pick back.':
    'Drücken Sie 1 und klicken Sie auf den Scheitel einer Hyperbel. Mit der Tastatur: mit Tab zum Schnitt, den Zeiger mit den Pfeiltasten bewegen, Eingabe drücken. Strg+Z nimmt einen Pick zurück.',
  'Pick the other classes': 'Picken Sie die anderen Klassen',
  'Press 2 for reflections and 3 for noise; ten windows a class are a good start. On the demo line the known truth can place them.':
    'Drücken Sie 2 für Reflexionen und 3 für Rauschen; zehn Fenster je Klasse sind ein guter Anfang. Auf dem Demo-Profil kann die bekannte Wahrheit sie setzen.',
  'Compare the picks': 'Vergleichen Sie die Picks',
  'Panels (F2) shows the cross-correlation of every pair of picks. Pairs of one class look alike. Click one to enlarge it and to see both windows in the section.':
    'Panels (F2) zeigt die Kreuzkorrelation jedes Pickpaars. Paare einer Klasse sehen ähnlich aus. Klicken Sie auf eines, um es zu vergrößern und beide Fenster im Schnitt zu sehen.',
  'Press T. A small network learns from your picks in under a minute, then classifies the section. Training (F3) shows its loss and accuracy meanwhile.':
    'Drücken Sie T. Ein kleines Netz lernt in unter einer Minute aus Ihren Picks und klassifiziert dann den Schnitt. Training (F3) zeigt derweil Verlust und Genauigkeit.',
  'Press F8. Judge tells how many picks are right when they are left out in turn, which picks to check, and where to pick next (Q).':
    'Drücken Sie F8. Prüfung sagt, wie viele Picks richtig sind, wenn sie der Reihe nach ausgelassen werden, welche Picks zu prüfen sind und wo als Nächstes zu picken ist (Q).',
  'See the result': 'Sehen Sie das Ergebnis',
  'Press F6. Result has the shares of the classes, the held-out picks and, on the demo line, the score against the truth.':
    'Drücken Sie F6. Ergebnis hat die Anteile der Klassen, die zurückgehaltenen Picks und auf dem Demo-Profil den Vergleich mit der Wahrheit.',
  'Choose the answer to keep': 'Wählen Sie die Antwort, die bleiben soll',
  'The small network has learned from your picks alone. Choose the pre-trained net, adapted to the picks, in Learner again: on most lines it does better. The figures beside each learner tell.':
    'Das kleine Netz hat allein aus Ihren Picks gelernt. Wählen Sie unter Lerner wieder das vortrainierte Netz, an die Picks angepasst: Auf den meisten Profilen ist es besser. Die Zahlen neben jedem Lerner sagen es.',
  'Press Ctrl+E and choose a folder. Class and probability sections are written as SEG-Y with the headers of the line, with a picture and a report.':
    'Drücken Sie Strg+E und wählen Sie einen Ordner. Klassen- und Wahrscheinlichkeitsschnitte werden als SEG-Y mit den Headern des Profils geschrieben, mit Bild und Bericht.',
  'Now open a line of your own with Ctrl+O. F1 opens the user guide at the page of what you are looking at; ? lists the keys.':
    'Öffnen Sie nun mit Strg+O ein eigenes Profil. F1 öffnet das Handbuch auf der Seite zu dem, was Sie sehen; ? listet die Tasten auf.',
  Done: 'Geschafft',
} as const;
