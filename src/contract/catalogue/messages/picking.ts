/** Messages about picks, classes, points and planes. */
export const picking: Readonly<Record<string, string>> = {
  'Stopped at your request.': 'Auf Ihren Wunsch angehalten.',
  'Start it again when ready.': 'Starten Sie erneut, wenn Sie so weit sind.',
  'must be a SHA-256 in hexadecimal digits': 'muss ein SHA-256 in hexadezimalen Ziffern sein',
  'Wiggle over density': 'Wiggle über Dichte',
  'Probability of {name}': 'Wahrscheinlichkeit: {name}',
  'Two-way time (s)': 'Zweiweglaufzeit (s)',
  'A section in depth has no travel times.': 'Ein Schnitt in der Tiefe hat keine Laufzeiten.',
  'not defined': 'nicht definiert',
  'less than by chance': 'weniger als durch Zufall',
  'almost perfect': 'fast vollkommen',
  'A class needs a name.': 'Eine Klasse braucht einen Namen.',
  'The name "{name}" is taken.': 'Der Name „{name}“ ist vergeben.',
  'A project has {mostProjectClasses} classes at most.':
    'Ein Projekt hat höchstens {mostProjectClasses} Klassen.',
  'The standard class {name} cannot be changed.': 'Die Standardklasse {name} kann nicht geändert werden.',
  'There is no class "{name}" any more.': 'Es gibt keine Klasse „{name}“ mehr.',
  'inline {inline}, crossline {crossline}{offset}': 'Inline {inline}, Crossline {crossline}{offset}',
  'line {value}: found "{content}"': 'Zeile {value}: gefunden „{content}“',
  'Amplitude over': 'Amplitude geteilt durch',
  'RMS in {agcWindowMs} {axes}': 'RMS in {agcWindowMs} {axes}',
  'RMS of trace': 'RMS der Spur',
  'file units': 'Einheiten der Datei',
  'less mean trace': 'abzüglich mittlerer Spur',
  'The survey has no inlines and crosslines.': 'Die Messung hat keine Inlines und Crosslines.',
  'There is no {label} {number}: they run from {numbers} to {numbers2}.':
    'Es gibt keine {label} {number}: sie reichen von {numbers} bis {numbers2}.',
  'The survey has no traces of {spec}.': 'Die Messung hat keine Spuren von {spec}.',
  '{value} {unit} is outside the traces, {valueAt} to {count} {unit2}.':
    '{value} {unit} liegt außerhalb der Spuren, {valueAt} bis {count} {unit2}.',
  '"{name}" is not the name of a plane of a survey.':
    '„{name}“ ist nicht der Name einer Ebene einer Messung.',
  '{bytes} bytes with {latin} characters': '{bytes} Bytes mit {latin} Zeichen',
  'Give fields with their first bytes, as inline=189,crossline=193; fields are {mappedFields}.':
    'Geben Sie Felder mit ihrem ersten Byte an, etwa inline=189,crossline=193; Felder sind {mappedFields}.',
  'The first byte of {field} is a whole number from 1 to {lastFieldByte}, with a type where it is no whole number of 4 bytes: 189:float32, 189:ibm32, 189:int16, 189:int32:little.':
    'Das erste Byte von {field} ist eine ganze Zahl von 1 bis {lastFieldByte}, mit einem Typ, wo es keine ganze Zahl aus 4 Bytes ist: 189:float32, 189:ibm32, 189:int16, 189:int32:little.',
  'integer, 3 bytes': 'ganze Zahl, 3 Bytes',
  'integer, 1 byte': 'ganze Zahl, 1 Byte',
  'integer, 8 bytes': 'ganze Zahl, 8 Bytes',
  'unsigned integer, 4 bytes': 'ganze Zahl ohne Vorzeichen, 4 Bytes',
  'unsigned integer, 2 bytes': 'ganze Zahl ohne Vorzeichen, 2 Bytes',
  'unsigned integer, 8 bytes': 'ganze Zahl ohne Vorzeichen, 8 Bytes',
  'unsigned integer, 3 bytes': 'ganze Zahl ohne Vorzeichen, 3 Bytes',
  'unsigned integer, 1 byte': 'ganze Zahl ohne Vorzeichen, 1 Byte',
  'Seismic Unix': 'Seismic Unix',
  '{count} samples a trace': '{count} Abtastwerte je Spur',
  'every {interval} ms': 'alle {interval} ms',
  'text in {encoding}': 'Text in {encoding}',
  '{count} extended text headers': '{count} erweiterte Textheader',
  '{field} at byte {byte}': '{field} an Byte {byte}',
  'unit not stated': 'Einheit nicht angegeben',
  '{holes} {holes2} without a trace': '{holes} {holes2} ohne Spur',
  'Shot point': 'Schusspunkt',
  'Source point': 'Quellpunkt',
  'Trace in line': 'Spur im Profil',
  'Trace in record': 'Spur in der Aufnahme',
  'Picks of other planes': 'Picks anderer Ebenen',
  'Horizons and faults': 'Horizonte und Störungen',
  'Hyperbolas of picks': 'Hyperbeln der Picks',
  'The first line names the columns, as class,trace,timeMs,traces,durationMs.':
    'Die erste Zeile nennt die Spalten, etwa class,trace,timeMs,traces,durationMs.',
  'line {line}, column {column}': 'Zeile {line}, Spalte {column}',
  'a quotation mark without its end': 'ein Anführungszeichen ohne sein Ende',
  'Close the cell with ".': 'Schließen Sie die Zelle mit ".',
  'the column occurs twice': 'die Spalte kommt zweimal vor',
  'Leave one of them out.': 'Lassen Sie eine davon weg.',
  'the column is missing': 'die Spalte fehlt',
  '{cells} cells where the first line has {header}': '{cells} Zellen, wo die erste Zeile {header} hat',
  'Put a cell that holds a separator between quotation marks.':
    'Setzen Sie eine Zelle, die ein Trennzeichen enthält, in Anführungszeichen.',
  'no columns': 'keine Spalten',
  'A picks file looks like {"version":2,"picks":[{"class":"diffraction","trace":120,"timeMs":812,"traces":32,"durationMs":160}]}':
    'Eine Pickdatei sieht so aus: {"version":2,"picks":[{"class":"diffraction","trace":120,"timeMs":812,"traces":32,"durationMs":160}]}',
  'Set "version" to 2, or to 3 with "classes", or to 1 for an older file; a newer one needs a newer Diffrakt.':
    'Setzen Sie "version" auf 2, mit "classes" auf 3, bei einer älteren Datei auf 1; eine neuere braucht ein neueres Diffrakt.',
  'Give a class a name of its own, up to 40 characters long.':
    'Geben Sie einer Klasse einen eigenen Namen von höchstens 40 Zeichen.',
  'Give a colour as "#56B4E9".': 'Geben Sie eine Farbe als "#56B4E9" an.',
  'Give 2 to 20 classes, as {"name":"left dip","colour":"#56B4E9"}, or leave the list out.':
    'Geben Sie 2 bis 20 Klassen an, etwa {"name":"left dip","colour":"#56B4E9"}, oder lassen Sie die Liste weg.',
  'the file': 'die Datei',
  'Not valid JSON ({reason})': 'Kein gültiges JSON ({reason})',
  'Two classes have the name {twice}': 'Zwei Klassen haben den Namen {twice}',
  'pick {strange}, field class: found {class}': 'Pick {strange}, Feld class: gefunden {class}',
  'Use one of {names}, or add it to "classes".': 'Nehmen Sie eine von {names} oder ergänzen Sie "classes".',
  'Use one of {eventClasses}; other classes are for "diffrakt classify".':
    'Nehmen Sie eine von {eventClasses}; andere Klassen sind für „diffrakt classify“.',
  'Give the 0-based number of the centre trace, a whole number, or inline and crossline.':
    'Geben Sie die Nummer der mittleren Spur, von 0 an gezählt, als ganze Zahl an, oder Inline und Crossline.',
  'Give the inline number of the centre trace, a whole number.':
    'Geben Sie die Inline-Nummer der mittleren Spur als ganze Zahl an.',
  'Give the crossline number of the centre trace, a whole number.':
    'Geben Sie die Crossline-Nummer der mittleren Spur als ganze Zahl an.',
  'Give the offset of the centre trace, a whole number, or leave it out.':
    'Geben Sie den Offset der mittleren Spur als ganze Zahl an oder lassen Sie ihn weg.',
  'Give the name of a plane, as "line" or "inline:120", or leave it out.':
    'Geben Sie den Namen einer Ebene an, etwa "line" oder "inline:120", oder lassen Sie ihn weg.',
  'Give the centre time in milliseconds, as the section shows it.':
    'Geben Sie die mittlere Zeit in Millisekunden an, wie der Schnitt sie zeigt.',
  'Give the width of the window in traces, a whole number from 1 to 4096.':
    'Geben Sie die Breite des Fensters in Spuren an, eine ganze Zahl von 1 bis 4096.',
  'Give the height of the window in milliseconds, more than 0.':
    'Geben Sie die Höhe des Fensters in Millisekunden an, mehr als 0.',
  'Give a velocity in metres per second, more than 0, or leave it out.':
    'Geben Sie eine Geschwindigkeit in Metern je Sekunde an, mehr als 0, oder lassen Sie sie weg.',
  'Give a text or leave it out.': 'Geben Sie einen Text an oder lassen Sie ihn weg.',
  'Give a text of your own, different for each pick, or leave it out.':
    'Geben Sie einen eigenen Text an, der für jeden Pick anders ist, oder lassen Sie ihn weg.',
  'Two picks have the id {id}': 'Zwei Picks haben die Kennung {id}',
  'A line of a Charisma horizon is "INLINE : 120 XLINE : 340 x y z".':
    'Eine Zeile eines Charisma-Horizonts ist "INLINE : 120 XLINE : 340 x y z".',
  'A line of Charisma fault sticks is "INLINE- 120 340 x y z name number".':
    'Eine Zeile von Charisma-Störungen ist "INLINE- 120 340 x y z name number".',
  'Charisma horizon or fault sticks': 'Charisma-Horizont oder -Störungen',
  'A point of an IESX file is a line of x, y, a mark (6 begins a line, 7 goes on, 8 ends it) and z.':
    'Ein Punkt einer IESX-Datei ist eine Zeile mit x, y, einer Marke (6 beginnt eine Linie, 7 setzt sie fort, 8 beendet sie) und z.',
  'No points below "PROFILE"': 'Keine Punkte unter „PROFILE“',
  'IESX interpretation': 'IESX-Interpretation',
  'Each pick of an OpendTect pick set is a line of x, y and z, below the "!" that ends its header.':
    'Jeder Pick eines OpendTect-Picksatzes ist eine Zeile mit x, y und z unter dem „!“, das den Header beendet.',
  'Choose a pick set of OpendTect; other files of it, as surfaces, are exported as ASCII first.':
    'Wählen Sie einen Picksatz von OpendTect; andere Dateien, etwa Flächen, exportieren Sie zuerst als ASCII.',
  'No picks below the header': 'Keine Picks unter dem Header',
  'OpendTect pick set': 'OpendTect-Picksatz',
  'Petrel points with attributes have "BEGIN HEADER", one name of a column a line, "END HEADER", then the points.':
    'Petrel-Punkte mit Attributen haben „BEGIN HEADER“, je Zeile den Namen einer Spalte, „END HEADER“, dann die Punkte.',
  'The header has no "END HEADER"': 'Der Header hat kein „END HEADER“',
  'line {value}: {cells} values where the header names {titles}':
    'Zeile {value}: {cells} Werte, wo der Header {titles} nennt',
  'No points below the header': 'Keine Punkte unter dem Header',
  'Petrel points with attributes': 'Petrel-Punkte mit Attributen',
  'Give a point a line, its values separated by blanks, tabs, commas or semicolons, as "603400.0 6080200.0 812.5".':
    'Geben Sie je Punkt eine Zeile an, die Werte durch Leerzeichen, Tabulatoren, Kommas oder Strichpunkte getrennt, etwa "603400.0 6080200.0 812.5".',
  'line {value}: {row} values where the first point has {rows}':
    'Zeile {value}: {row} Werte, wo der erste Punkt {rows} hat',
  'No line with numbers': 'Keine Zeile mit Zahlen',
  'Columns of numbers': 'Spalten von Zahlen',
  'This is no text': 'Das ist kein Text',
  'Export the points, horizon or fault as ASCII first.':
    'Exportieren Sie Punkte, Horizont oder Störung zuerst als ASCII.',
  'No numbers': 'Keine Zahlen',
  'Choose a text file with x, y and z of each point.':
    'Wählen Sie eine Textdatei mit x, y und z jedes Punkts.',
  '{rows} points are too many (at most {mostPoints})': '{rows} Punkte sind zu viele (höchstens {mostPoints})',
  'Export every second inline and crossline, or a part of the survey.':
    'Exportieren Sie jede zweite Inline und Crossline oder einen Teil der Messung.',
  'x, y and time as text': 'x, y und Zeit als Text',
  'Give a name, up to 80 characters long, or leave it out.':
    'Geben Sie einen Namen von höchstens 80 Zeichen an oder lassen Sie ihn weg.',
};
