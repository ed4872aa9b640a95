/** The lines of a project. */
export const lines = {
  'Add line to the project…': 'Profil zum Projekt hinzufügen…',
  'Next line of the project': 'Nächstes Profil des Projekts',
  'Previous line of the project': 'Voriges Profil des Projekts',
  'Lines of the project': 'Profile des Projekts',
  'Lines, {count}': { singular: 'Lines, {count}', one: 'Profile, {count}', other: 'Profile, {count}' },
  'Add line…': 'Profil hinzufügen…',
  'Adds a SEG-Y, Seismic Unix or radar file to this project; files dropped here are added, too':
    'Fügt diesem Projekt eine SEG-Y-, Seismic-Unix- oder Radar-Datei hinzu; hierher gezogene Dateien ebenso',
  'All lines': 'Alle Profile',
  'Name of the line {name}': 'Name des Profils {name}',
  'Show the line {name} (Ctrl+PgDn: next, F2: rename, Delete: remove)':
    'Profil {name} zeigen (Strg+Bild ab: nächstes, F2: umbenennen, Entf: entfernen)',
  'Show this line': 'Dieses Profil zeigen',
  'Rename this line': 'Dieses Profil umbenennen',
  'Remove this line from the project': 'Dieses Profil aus dem Projekt entfernen',
  'More about the line {name}': 'Mehr zum Profil {name}',
  '{name} is out of the project, and its picks, {count}, with it.':
    '{name} ist nicht mehr im Projekt, und mit ihm seine Picks, {count}.',
  'Ctrl+Z brings them back. The file is untouched.': 'Strg+Z bringt sie zurück. Die Datei ist unberührt.',
  'Ctrl+PgDn  Ctrl+PgUp': 'Strg+Bild ab  Strg+Bild auf',
  'next, previous line of the project': 'nächstes, voriges Profil des Projekts',
  'Held-out picks of this line, {count}': {
    singular: 'Held-out picks of this line, {count}',
    one: 'Zurückgehaltene Picks dieses Profils, {count}',
    other: 'Zurückgehaltene Picks dieses Profils, {count}',
  },
  'Lines classified by this net': 'Von diesem Netz klassifizierte Profile',
  'not classified': 'nicht klassifiziert',
  classified: 'klassifiziert',
  'Export…': 'Exportieren…',
  'Export the classified line {name}…': 'Das klassifizierte Profil {name} exportieren…',
  'Show the line {name}': 'Profil {name} zeigen',
  'Kind of plane of {name}': 'Art der Ebene von {name}',
  '{plane} number of {name}': 'Nummer von {name}: {plane}',
  'Check lines to classify': 'Zu klassifizierende Profile ankreuzen',
  'Classify {count} lines': {
    singular: 'Classify {count} line',
    one: '{count} Profil klassifizieren',
    other: '{count} Profile klassifizieren',
  },
  'Each result is kept as a run of its line and is shown with it. Progress and Stop are in the status bar.':
    'Jedes Ergebnis bleibt als Lauf seines Profils und wird mit ihm gezeigt. Fortschritt und Stopp sind in der Statusleiste.',
  'Classified sections saved: {files}': 'Klassifizierte Sektionen gespeichert: {files}',
  '{line} was not classified: {reason}': '{line} wurde nicht klassifiziert: {reason}',
  'Lines to train on': 'Profile zum Trainieren',
  'no picks': 'keine Picks',
  '{name} has no picks to train on: show the line and pick on it.':
    '{name} hat keine Picks zum Trainieren: Profil zeigen und darauf picken.',
  'Choose at least one line to train on.': 'Mindestens ein Profil zum Trainieren wählen.',
  'Each line is then judged by a net that is trained on the others: this takes as long again per line.':
    'Danach beurteilt jedes Profil ein Netz, das auf den anderen trainiert ist: das dauert je Profil noch einmal so lange.',
  'Validation by line': 'Validierung nach Profil',
  'Each line was left out as a whole, and its picks judged by a net trained on the others. Chance is 33 %.':
    'Jedes Profil wurde als Ganzes ausgelassen, und ein auf den anderen trainiertes Netz beurteilte seine Picks. Zufall ist 33 %.',
  'Left out': 'Ausgelassen',
  Right: 'Richtig',
  'Interval of Wilson': 'Intervall nach Wilson',
  '95 % interval': '95-%-Intervall',
  '{low} to {high}': '{low} bis {high}',
  'not judged: {reason}': 'nicht beurteilt: {reason}',
  'the other lines have too few picks of {classes}':
    'die anderen Profile haben zu wenige Picks von {classes}',
  '{name}, line {number} of {count}: {stage}': '{name}, Profil {number} von {count}: {stage}',
  'Training without {line}': 'Training ohne {line}',
  '{line} cannot be judged by line: {reason}.': '{line} kann nicht nach Profil beurteilt werden: {reason}.',
  'The validation by line was stopped; the lines that are missing were not judged.':
    'Die Validierung nach Profil wurde gestoppt; die fehlenden Profile sind nicht beurteilt.',
  'Lines of one training must have one sample interval: {first} has {one}, {second} has {other}':
    'Profile eines Trainings müssen ein Abtastintervall haben: {first} hat {one}, {second} hat {other}',
  'Leave one of them out, or resample it first.': 'Eines auslassen, oder es erst neu abtasten.',
} as const;
