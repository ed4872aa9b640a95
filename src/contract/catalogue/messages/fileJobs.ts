/** Messages of jobs that read and write files. */
export const fileJobs: Readonly<Record<string, string>> = {
  'trained on {count} picks of {fileName}': 'trainiert auf {count} Picks von {fileName}',
  'The model was named.': 'Das Modell wurde genannt.',
  'without picks': 'ohne Picks',
  'shown the picks': 'sieht die Picks',
  'the mean of both': 'Mittel beider',
  'adapted to the picks': 'an die Picks angepasst',
  'Clearly better': 'Deutlich besser',
  'No other use is clearly better': 'Keine andere Verwendung ist deutlich besser',
  'Better when filters correct the net': 'Besser, wenn Filter das Netz berichtigen',
  'There are no picks to judge by.': 'Es gibt keine Picks, nach denen sich urteilen ließe.',
  'As asked': 'Wie verlangt',
  '{why}, on picks left out in turn: {use}, {right} of {count} right; {rest}.':
    '{why}, bei der Reihe nach weggelassenen Picks: {use}, {right} von {count} richtig; {rest}.',
  '{sections} simulated sections, seed {seed}': '{sections} simulierte Schnitte, Startwert {seed}',
  'pre-trained on {trainedOn}{pickCount}': 'vortrainiert auf {trainedOn}{pickCount}',
  'Choose another folder for the results.': 'Wählen Sie einen anderen Ordner für die Ergebnisse.',
  'The result would replace the line itself: {target}':
    'Das Ergebnis würde das Profil selbst ersetzen: {target}',
  '{sampleIntervalUs} µs between samples': '{sampleIntervalUs} µs zwischen Abtastwerten',
  'a recording delay of {startTimeMs} ms': 'eine Aufnahmeverzögerung von {startTimeMs} ms',
  'Seismic Unix holds whole numbers of 16 bits, not {faults}: {path}':
    'Seismic Unix fasst ganze Zahlen von 16 Bits, nicht {faults}: {path}',
  'Write SEG-Y instead (--as segy).': 'Schreiben Sie stattdessen SEG-Y (--as segy).',
  'The text header has no room for a note on how the section was made; it is left as it is.':
    'Der Textheader hat keinen Platz für einen Vermerk, wie der Schnitt entstand; er bleibt, wie er ist.',
  '{amplitudes} samples cannot take the headers of a line with {needed}: {path}':
    '{amplitudes} Abtastwerte passen nicht zu den Headern eines Profils mit {needed}: {path}',
  'Use the line that the samples were made from.':
    'Nehmen Sie das Profil, aus dem die Abtastwerte entstanden.',
  'elevations and depths': 'Höhen und Tiefen',
  'the shot point': 'den Schusspunkt',
  '{name} (bytes {byte}-{byte2}), which scales {what},':
    '{name} (Bytes {byte}-{byte2}), Skalierung für {what},',
  '{place} is {minimum} to {maximum}; the standard defines 1 to 10000 by powers of ten':
    '{place} ist {minimum} bis {maximum}; der Standard definiert 1 bis 10000 in Zehnerpotenzen',
  '{odd}. With its two bytes exchanged it is {exchanged}.':
    '{odd}. Mit vertauschten Bytes ist es {exchanged}.',
  '{place} differs from trace to trace: {minimum} to {maximum}.':
    '{place} ändert sich von Spur zu Spur: {minimum} bis {maximum}.',
  'Traces of several kinds: identification codes {minimum} to {maximum} (bytes 29-30).':
    'Spuren mehrerer Arten: Kennzahlen {minimum} bis {maximum} (Bytes 29-30).',
  'Coordinate units {minimum} to {maximum} (bytes 89-90); the standard defines 1 to 4.':
    'Koordinateneinheiten {minimum} bis {maximum} (Bytes 89-90); der Standard definiert 1 bis 4.',
  'The file has {text} text headers, none of number {part}.':
    'Die Datei hat {text} Textheader, keinen mit der Nummer {part}.',
  'Choose one of those that it has.': 'Wählen Sie einen von denen, die sie hat.',
  'Scanning headers': 'Header werden durchgesehen',
  'text header': 'Textheader',
  'extended text header': 'erweiterter Textheader',
  'Text header read as {reason} Add --text-encoding to read it otherwise.':
    'Textheader gelesen als {reason} Mit --text-encoding wird er anders gelesen.',
  'Seismic Unix has no text header, only traces; its trace headers: diffrakt headers {path}':
    'Seismic Unix hat keinen Textheader, nur Spuren; ihre Spurheader: diffrakt headers {path}',
  'sample interval': 'Abtastintervall',
  'sample count': 'Zahl der Abtastwerte',
  'recording delay': 'Aufnahmeverzögerung',
  'all traces are shown with the usual interval': 'alle Spuren werden mit dem üblichen Intervall gezeigt',
  'all traces are read with the usual count': 'alle Spuren werden mit der üblichen Zahl gelesen',
  'all traces are shown from the usual time on': 'alle Spuren werden von der üblichen Zeit an gezeigt',
  '{valueCount} other values, most often {value}{unit},':
    '{valueCount} andere Werte, am häufigsten {value}{unit},',
  '1 trace has': '1 Spur mit anderem Wert:',
  '{traceCount} traces have': '{traceCount} Spuren mit anderem Wert:',
  '{who} another {name} (bytes {byte}-{byte2}): {values} instead of {usual}{unit}, first in trace {firstTrace}, counted from 0; {name2}.':
    '{who} {name} (Bytes {byte}-{byte2}): {values} statt {usual}{unit}, zuerst in Spur {firstTrace}, von 0 an gezählt; {name2}.',
  'This plane is no longer needed.': 'Diese Ebene wird nicht mehr gebraucht.',
  'Ask again.': 'Fragen Sie erneut.',
  'Name a plane that the file has.': 'Nennen Sie eine Ebene, die die Datei hat.',
  '{name} has no traces along its rows.': '{name} hat keine Spuren entlang ihrer Zeilen.',
  'Name a plane of traces.': 'Nennen Sie eine Ebene aus Spuren.',
  '{notFinite} samples are not finite (NaN or infinite); they are read as 0.':
    '{notFinite} Abtastwerte sind nicht endlich (NaN oder unendlich); sie werden als 0 gelesen.',
  'The section has {traceCount} traces of {sampleCount} samples, more than {mostSectionSamples} samples in all: {path}':
    'Der Schnitt hat {traceCount} Spuren von {sampleCount} Abtastwerten, insgesamt mehr als {mostSectionSamples} Abtastwerte: {path}',
  'Cut a part of it out, for instance every second trace or a time window.':
    'Schneiden Sie einen Teil heraus, etwa jede zweite Spur oder ein Zeitfenster.',
  '{reason} Add {places} to read it so.': '{reason} Mit {places} wird es so gelesen.',
  'The window {window} is not inside {count} columns of {count2} rows.':
    'Das Fenster {window} liegt nicht in {count} Spalten von {count2} Zeilen.',
  'Give columns and rows that the plane has.': 'Geben Sie Spalten und Zeilen an, die die Ebene hat.',
  'Amplitudes and dead traces are estimated from {readTraces} of {traceCount} traces.':
    'Amplituden und tote Spuren sind aus {readTraces} von {traceCount} Spuren geschätzt.',
  '{notFiniteCount} samples are not finite (NaN or infinite); they are shown as 0.':
    '{notFiniteCount} Abtastwerte sind nicht endlich (NaN oder unendlich); sie werden als 0 gezeigt.',
  'All traces are dead: no two samples of a trace differ.':
    'Alle Spuren sind tot: in keiner unterscheiden sich zwei Abtastwerte.',
  'Add {opening} to read it so.': 'Mit {opening} wird es so gelesen.',
  'This is no address of a file: {address}': 'Das ist keine Adresse einer Datei: {address}',
  'An address with a name and password is not opened':
    'Eine Adresse mit Namen und Passwort wird nicht geöffnet',
  'Give it as https://server/folder/line.sgy, without credentials; download the file first if it needs them.':
    'Geben Sie sie als https://server/ordner/profil.sgy ohne Zugangsdaten an; braucht die Datei welche, laden Sie sie zuerst herunter.',
  'The file holds headers but no trace: {path}': 'Die Datei enthält Header, aber keine Spur: {path}',
  'Copy it again from its source.': 'Kopieren Sie sie erneut von ihrer Quelle.',
  '{traceCount} traces of {sampleCount} samples at {sampleIntervalUs} {axes}':
    '{traceCount} Spuren von {sampleCount} Abtastwerten zu {sampleIntervalUs} {axes}',
  '{path} has {axes}; this line has {line}.': '{path} hat {axes}; dieses Profil hat {line}.',
  'An overlay has the traces, samples and interval of the line: choose a file made from it.':
    'Eine Überlagerung hat Spuren, Abtastwerte und Intervall des Profils: wählen Sie eine Datei, die daraus entstand.',
  'The plane has {axes}: too much to be laid over it.':
    'Die Ebene hat {axes}: zu viel, um darübergelegt zu werden.',
  'Copy or download the package again, or ask for it to be saved again.':
    'Kopieren oder laden Sie das Paket erneut oder bitten Sie darum, es neu zu speichern.',
  'This is not a package of Diffrakt, or it is damaged ({reason}): {path}':
    'Das ist kein Paket von Diffrakt, oder es ist beschädigt ({reason}): {path}',
  'it has too many files': 'es hat zu viele Dateien',
  '{fileName} is compressed, as another program does it':
    '{fileName} ist komprimiert, wie es ein anderes Programm tut',
  '{fileName} is not a plain file': '{fileName} ist keine gewöhnliche Datei',
  '{fileName} is in it twice': '{fileName} ist zweimal darin',
  'its files are larger than it is': 'seine Dateien sind größer als es selbst',
  'it has no {manifestName}': 'es hat kein {manifestName}',
  '{manifestName} is too large': '{manifestName} ist zu groß',
  '{manifestName} is no JSON': '{manifestName} ist kein JSON',
  'its project is called "{project}"': 'sein Projekt heißt „{project}“',
  'a file in it is called "{name}"': 'eine Datei darin heißt „{name}“',
  '{name} is not as long as its list says': '{name} ist nicht so lang, wie die Liste angibt',
  'its list names a file twice': 'seine Liste nennt eine Datei zweimal',
  '"{strange}" is not in its list': '„{strange}“ ist nicht in seiner Liste',
  'The package needs {need} MB, and {free} MB are free in {folder}':
    'Das Paket braucht {need} MB, und {free} MB sind frei in {folder}',
  'Free some space or choose another folder, then open it again.':
    'Schaffen Sie Platz oder wählen Sie einen anderen Ordner und öffnen Sie es erneut.',
  '{name} is not what was packed: its SHA-256 differs':
    '{name} ist nicht, was gepackt wurde: der SHA-256 weicht ab',
  'There is no package {path}': 'Es gibt kein Paket {path}',
  'Check its path.': 'Prüfen Sie den Pfad.',
  'Check that the file is there and may be read, then save the package again.':
    'Prüfen Sie, ob die Datei da ist und gelesen werden darf, und speichern Sie das Paket erneut.',
  'Cannot read {path}: {reason}': '{path} ist nicht lesbar: {reason}',
  'This file was changed while it was packed: {path}':
    'Diese Datei wurde während des Packens geändert: {path}',
  'Let the other program finish, then save the package again.':
    'Lassen Sie das andere Programm fertig werden und speichern Sie das Paket erneut.',
  'Reading the files': 'Dateien werden gelesen',
  'Writing the package': 'Paket wird geschrieben',
  'The {parts} planes with picks have {traceCount} traces of {sampleCount} samples, too many for memory.':
    'Die {parts} Ebenen mit Picks haben {traceCount} Spuren von {sampleCount} Abtastwerten, zu viele für den Arbeitsspeicher.',
  'Take the picks of fewer planes, or name one plane.':
    'Nehmen Sie die Picks von weniger Ebenen oder nennen Sie eine Ebene.',
  'Neither {replace} with picks: {source}': 'Weder {replace} mit Picks: {source}',
  'docs/formats.md shows how a picks file looks.': 'docs/formats.md zeigt, wie eine Pickdatei aussieht.',
  'There is no picks file {path}': 'Es gibt keine Pickdatei {path}',
  'it is a folder': 'es ist ein Ordner',
  'Name a {pickFormatWords} file.': 'Nennen Sie eine Datei in {pickFormatWords}.',
  'Cannot read the picks, {reason}: {path}': 'Die Picks sind nicht lesbar, {reason}: {path}',
  'The ending names no format of picks: {path}': 'Die Endung nennt kein Format für Picks: {path}',
  'Give a name that ends in {endings}.': 'Geben Sie einen Namen mit der Endung {endings} an.',
  '{others} of {picks} picks are not on {planeName}; they are left out.':
    '{others} von {picks} Picks sind nicht auf {planeName}; sie bleiben weg.',
  'and {mostNamed} more': 'und {mostNamed} weitere',
  'Move or remove them, or check that the picks belong to this line.':
    'Verschieben oder entfernen Sie sie oder prüfen Sie, ob die Picks zu diesem Profil gehören.',
  'pick {number} ({class}, traces {firstTrace} to {lastTrace}, {start} to {end} {axes})':
    'Pick {number} ({class}, Spuren {firstTrace} bis {lastTrace}, {start} bis {end} {axes})',
  'traces 0 to {traceCount}, {startTimeMs} to {end} {axes}':
    'Spuren 0 bis {traceCount}, {startTimeMs} bis {end} {axes}',
  'Outside the section ({section}):': 'Außerhalb des Schnitts ({section}):',
  'There is no trace at': 'Es gibt keine Spur bei',
  '{traces} points of {name} are too many for picks (at most {mostPicks}).':
    '{traces} Punkte von {name} sind zu viele für Picks (höchstens {mostPicks}).',
  'Show them as a horizon, or import a part of them.':
    'Zeigen Sie sie als Horizont oder importieren Sie einen Teil davon.',
  'No window fits around a point of {name}.': 'Kein Fenster passt um einen Punkt von {name}.',
  'Give a smaller window.': 'Geben Sie ein kleineres Fenster an.',
  'There is no file of points {path}': 'Es gibt keine Punktdatei {path}',
  'Cannot read the points, {reason}: {path}': 'Die Punkte sind nicht lesbar, {reason}: {path}',
  'Choose a text file.': 'Wählen Sie eine Textdatei.',
  'More than 256 MB': 'Mehr als 256 MB',
  'Export a part of the survey.': 'Exportieren Sie einen Teil der Messung.',
  'None of the {rows} points of {path} is inside the line.':
    'Keiner der {rows} Punkte von {path} liegt im Profil.',
  'Check which columns hold x, y and time, their unit, and that both have the same coordinates.':
    'Prüfen Sie, welche Spalten x, y und Zeit enthalten, ihre Einheit und ob beide dieselben Koordinaten haben.',
  'The headers of the line have no coordinates: give points by trace, or by inline and crossline.':
    'Die Header des Profils haben keine Koordinaten: geben Sie Punkte nach Spur oder nach Inline und Crossline an.',
  'The headers have no coordinates for {points} of {picks} picks.':
    'Die Header haben für {points} von {picks} Picks keine Koordinaten.',
  'Export the picks as JSON or CSV, or state under "Read the line otherwise" where X and Y are.':
    'Exportieren Sie die Picks als JSON oder CSV oder geben Sie unter „Profil anders lesen“ an, wo X und Y sind.',
  'Reading headers': 'Header werden gelesen',
  'Reading samples': 'Abtastwerte werden gelesen',
  'The output would replace the file that is read: {outputPath}':
    'Die Ausgabe würde die Datei ersetzen, die gelesen wird: {outputPath}',
  'Choose another name for the output.': 'Wählen Sie einen anderen Namen für die Ausgabe.',
};
