/** The dialog of preferences. */
export const preferences = {
  'Preferences…': 'Einstellungen…',
  Preferences: 'Einstellungen',
  Language: 'Sprache',
  'As the system': 'Wie das System',
  'Language of the window and its menus': 'Sprache des Fensters und seiner Menüs',
  'Colours of the window': 'Farben des Fensters',
  Dark: 'Dunkel',
  Light: 'Hell',
} as const;
