/** Controls of the display, colour bar and overlay. */
export const controls = {
  'Colour bar': 'Farbskala',
  'Colour bar from minus to plus {limit}, with the histogram of amplitudes':
    'Farbskala von minus bis plus {limit}, mit dem Histogramm der Amplituden',
  'Upper limit of the colours': 'Obere Grenze der Farben',
  'Lower limit of the colours': 'Untere Grenze der Farben',
  'Limit of the colours: drag, or arrow keys; double click for the percentile':
    'Grenze der Farben: ziehen oder Pfeiltasten; Doppelklick stellt das Perzentil wieder her',
  'What the axis over the section shows': 'Was die Achse über dem Schnitt zeigt',
  Top: 'Oben',
  Trace: 'Spur',
  '{name} (default)': '{name} (üblich)',
  'A second axis over the section, above the first': 'Eine zweite Achse über dem Schnitt, über der ersten',
  Second: 'Zweite',
  None: 'Keine',
  'What the axis at the side of the section and the readout count in':
    'Einheit der Achse neben dem Schnitt und der Anzeige am Zeiger',
  Side: 'Seitlich',
  'Zero-phase band-pass for display; the data do not change':
    'Nullphasiger Bandpass für die Anzeige; die Daten bleiben unverändert',
  'Band-pass': 'Bandpass',
  'Mean amplitude spectrum with the corners of the band-pass':
    'Mittleres Amplitudenspektrum mit den Eckfrequenzen des Bandpasses',
  'Mean amplitude spectrum as recorded; drag the corners':
    'Mittleres Amplitudenspektrum wie aufgezeichnet; Eckfrequenzen ziehen',
  'Low cut': 'Untere Sperre',
  'Low pass': 'Unterer Durchlass',
  'High pass': 'Oberer Durchlass',
  'High cut': 'Obere Sperre',
  'Where the colours end: at a percentile of the amplitudes, or at a value':
    'Wo die Farben enden: bei einem Perzentil der Amplituden oder bei einem Wert',
  'Clip at': 'Grenze',
  Percentile: 'Perzentil',
  Value: 'Wert',
  'Amplitude at which the colours end; also by dragging the limits at the colour bar':
    'Amplitude, bei der die Farben enden; auch durch Ziehen der Grenzen an der Farbskala',
  'Clip value': 'Grenzwert',
  'Percentile of the amplitudes at which the colours end':
    'Perzentil der Amplituden, bei dem die Farben enden',
  'Clip percentile': 'Perzentil der Grenze',
  Colours: 'Farben',
  'The colours in reverse order; wiggles stay as they are':
    'Farben in umgekehrter Reihenfolge; Wiggles bleiben, wie sie sind',
  'Reverse colours': 'Farben umkehren',
  'Drawn by': 'Zeichner',
  'of {frequency}': 'von {frequency}',
  'Variable density, wiggles, or wiggles over density (D changes it)':
    'Variable Dichte, Wiggles oder Wiggles über Dichte (Taste D)',
  'Drawn as': 'Darstellung',
  'The side of each wiggle that is filled': 'Die Seite jedes Wiggles, die gefüllt wird',
  Fill: 'Füllung',
  'Swing of a wiggle at the clip, in spacings of the drawn traces':
    'Ausschlag eines Wiggles an der Grenze, in Abständen der gezeichneten Spuren',
  Excursion: 'Ausschlag',
  tr: 'Sp.',
  'Shows troughs as peaks; the data do not change': 'Zeigt Minima als Maxima; die Daten bleiben unverändert',
  'Reverse polarity': 'Polarität umkehren',
  'Line only': 'Nur Linie',
  'Peaks filled': 'Maxima gefüllt',
  'Troughs filled': 'Minima gefüllt',
  'One scale for the section, one for each trace, or automatic gain control':
    'Ein Maßstab für den Schnitt, einer je Spur oder automatische Verstärkung',
  Gain: 'Verst.',
  'None, as recorded': 'Wie aufgezeichnet',
  'Each trace by its RMS': 'Jede Spur nach ihrem Effektivwert',
  'Automatic (AGC)': 'Automatisch (AGC)',
  "Length of the gain's window; long ones keep the contrast of strong and weak events":
    'Länge des Verstärkungsfensters; lange erhalten den Kontrast starker und schwacher Einsätze',
  Window: 'Fenster',
  'Gain with time: each sample is multiplied by t to the power n':
    'Verstärkung mit der Zeit: jeder Abtastwert mal t hoch n',
  'Gain tⁿ': 'Verst. tⁿ',
  Hyperbola: 'Hyperbel',
  'Moves a new hyperbola to the best fit near it: the samples along it are most alike':
    'Verschiebt eine neue Hyperbel zur besten Anpassung in der Nähe: die Werte entlang ihr sind am ähnlichsten',
  Fit: 'Anpassen',
  'No probabilities yet.': 'Noch keine Wahrscheinlichkeiten.',
  'Shows or hides what lies over the section': 'Blendet ein oder aus, was über dem Schnitt liegt',
  'Show over the section': 'Über dem Schnitt zeigen',
  'The answer of the learner, or the file that was opened over the line':
    'Die Antwort des Lerners oder die Datei, die über das Profil gelegt wurde',
  Shown: 'Gezeigt',
  'Answer of the learner': 'Antwort des Lerners',
  'The likeliest class of each sample, or the probability of one':
    'Die wahrscheinlichste Klasse jedes Abtastwerts oder die Wahrscheinlichkeit einer Klasse',
  Quantity: 'Größe',
  'Likeliest class': 'Wahrscheinlichste Klasse',
  'How much of the section the overlay covers where it is certain':
    'Wie stark die Überlagerung den Schnitt bedeckt, wo sie sicher ist',
  Opacity: 'Deckkraft',
  'Below it the section stays clear': 'Darunter bleibt der Schnitt frei',
  Threshold: 'Schwelle',
  'A line where the overlay crosses the threshold': 'Eine Linie, wo die Überlagerung die Schwelle kreuzt',
  'Contour at the threshold': 'Kontur an der Schwelle',
  'Amplitudes in grey under the overlay, whose colours then stand alone':
    'Amplituden grau unter der Überlagerung, deren Farben dann für sich stehen',
  'Amplitudes in grey': 'Amplituden in Grau',
  'Lays classes, probabilities, a velocity map or an attribute of the same traces and samples over the line':
    'Legt Klassen, Wahrscheinlichkeiten, Geschwindigkeiten oder ein Attribut derselben Spuren und Abtastwerte über das Profil',
  'Open a section over it…': 'Schnitt darüberlegen…',
  'Lays the known classes of the simulated line over it':
    'Legt die bekannten Klassen des simulierten Profils darüber',
  'Show the truth': 'Wahrheit zeigen',
  'Close {name}': '{name} schließen',
  'Takes {name} away from the section': 'Nimmt {name} vom Schnitt',
  clear: 'frei',
  'Classifying the section before any training': 'Der Schnitt wird ohne Training klassifiziert',
  'This machine has no WebGL2. Choose “2-D canvas” under Display.':
    'Dieser Rechner hat kein WebGL2. Wählen Sie „2-D canvas“ unter Anzeige.',
  '{class}: from a tie of all classes to certain': '{class}: vom Gleichstand aller Klassen bis sicher',
  'Graphics card (WebGL2)': 'Grafikkarte (WebGL2)',
  Automatic: 'Automatisch',
  '2-D canvas': '2-D-Canvas',
  'Traces to a centimetre of a screen of 96 dots per inch; at most the whole section is shown':
    'Spuren je Zentimeter eines Bildschirms mit 96 Punkten je Zoll; höchstens der ganze Schnitt wird gezeigt',
  'Centimetres of the screen to the unit of the axis at the side':
    'Zentimeter des Bildschirms je Einheit der seitlichen Achse',
  'Radius of a round target, as a pipe; 0 for a point':
    'Radius eines runden Ziels, etwa eines Rohrs; 0 für einen Punkt',
  'Distance between transmitter and receiver, along the line':
    'Abstand zwischen Sender und Empfänger entlang des Profils',
  Radius: 'Radius',
  'Radius of the target in m': 'Radius des Ziels in m',
  Antennas: 'Antennen',
  'Separation of the antennas in m': 'Abstand der Antennen in m',
  'Blue–brown, lightness rises evenly': 'Blau–Braun, gleichmäßig heller',
  Grey: 'Grau',
  'Red–white–blue': 'Rot–Weiß–Blau',
  Seismic: 'Seismisch',
  'Variable density': 'Variable Dichte',
  Across: 'Quer',
  Down: 'Senkrecht',
  'traces/cm': 'Spuren/cm',
  'Traces per cm': 'Spuren je cm',
  'Two-way time': 'Zweiweglaufzeit',
  Depth: 'Tiefe',
  'horizons and faults': 'Horizonte und Störungen',
  'hyperbolas of picks': 'Hyperbeln der Picks',
  'picks of other planes': 'Picks anderer Ebenen',
} as const;
