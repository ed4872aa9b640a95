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
  'Colour table': 'Farbtabelle',
  'Colours of amplitudes, for this line and for those that are opened new':
    'Farben der Amplituden, für dieses Profil und für neu geöffnete',
  'Unit of the axis': 'Einheit der Achse',
  'What the axis at the side counts in, for this line and for those that are opened new':
    'Worin die seitliche Achse zählt, für dieses Profil und für neu geöffnete',
  'Author of picks': 'Autor der Picks',
  'Your name, which picks that you make from now on keep; empty for none':
    'Ihr Name, den Picks behalten, die Sie von jetzt an setzen; leer für keinen',
  'Engine for training': 'Rechenwerk fürs Training',
  'The engine that the training form starts with': 'Das Rechenwerk, mit dem das Trainingsformular beginnt',
  samples: 'Abtastwerte',
  Keys: 'Tasten',
  'Shows the actions whose names have these letters':
    'Zeigt die Aktionen, deren Namen diese Buchstaben haben',
  'Gives all actions their usual keys': 'Gibt allen Aktionen ihre üblichen Tasten',
  'Reset all': 'Alle zurücksetzen',
  'Click a key and press the new one. Backspace takes it away, Esc leaves it as it is.':
    'Klicken Sie auf eine Taste und drücken Sie die neue. Rücktaste nimmt sie weg, Esc lässt sie, wie sie ist.',
  'Key of {action}: {key}': 'Taste für {action}: {key}',
  'Change the key': 'Taste ändern',
  'Press a key…': 'Taste drücken…',
  'Reset the key of {action}': 'Taste für {action} zurücksetzen',
  'The usual key': 'Die übliche Taste',
  '{key} already does “{action}”.': '{key} ist schon „{action}“.',
  'Takes the key from the other action': 'Nimmt der anderen Aktion die Taste',
  'Use it here': 'Hier verwenden',
  'Your own keys': 'Eigene Tasten',
  'Separates diffractions from reflections and noise by networks that learn from your picks.':
    'Trennt Diffraktionen von Reflexionen und Rauschen durch Netze, die aus Ihren Picks lernen.',
  'Parts and their licences': 'Teile und ihre Lizenzen',
  Part: 'Teil',
  Licence: 'Lizenz',
} as const;
