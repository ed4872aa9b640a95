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
} as const;
