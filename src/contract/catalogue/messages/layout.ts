/** Messages about the layout of SEG-Y and Seismic Unix. */
export const layout: Readonly<Record<string, string>> = {
  'This is not SEG-Y: its first 3200 bytes are no text, and bytes 3225-3226 hold {found}, no sample format: {file}':
    'Das ist kein SEG-Y: die ersten 3200 Bytes sind kein Text, und Bytes 3225-3226 enthalten {found}, kein Abtastformat: {file}',
  "Choose a SEG-Y file; SEG-D is not read, and Seismic Unix only where it is whole or opened as kind 'su'.":
    "Wählen Sie eine SEG-Y-Datei; SEG-D wird nicht gelesen, Seismic Unix nur, wo es vollständig ist oder als Art 'su' geöffnet wird.",
  'Sample format code {found} in bytes 3225-3226; the standard knows 1 to 12, 15 and 16: {file}':
    'Abtastformat {found} in Bytes 3225-3226; der Standard kennt 1 bis 12, 15 und 16: {file}',
  'If you know the format, open the file with that format code (1 IBM float, 5 IEEE float).':
    'Wenn Sie das Format kennen, öffnen Sie die Datei mit dieser Kennzahl (1 IBM-Gleitkomma, 5 IEEE-Gleitkomma).',
  'Line ends were changed on the way (LF became CRLF): each of the {pairs} bytes 0A looked at has a 0D in front: {name}':
    'Zeilenenden wurden unterwegs geändert (LF wurde CRLF): vor jedem der {pairs} angesehenen Bytes 0A steht ein 0D: {name}',
  'Copy the file again in binary mode.': 'Kopieren Sie die Datei erneut im Binärmodus.',
  'The traces differ in length, from {shortest} to {longest} samples (bytes 115-116); shorter ones are filled up with zeros.':
    'Die Spuren sind verschieden lang, von {shortest} bis {longest} Abtastwerten (Bytes 115-116); kürzere werden mit Nullen aufgefüllt.',
  'file of traces of varying length': 'Datei mit Spuren verschiedener Länge',
  '{end} bytes of zeros behind trace {empty} fill up the last block; they are left out.':
    '{end} Bytes Nullen hinter Spur {empty} füllen den letzten Block auf; sie bleiben weg.',
  'The layout stanza maps a trace header "{header}", which the first trace does not have.':
    'Die Layout-Stanza ordnet einen Spurheader „{header}“ zu, den die erste Spur nicht hat.',
  'The headers state {stated} samples per trace, but trace headers follow each other after {measured}; {measured2} taken.':
    'Die Header geben {stated} Abtastwerte je Spur an, aber Spurheader folgen einander nach {measured}; {measured2} genommen.',
  'The headers state {sampleCount} samples per trace, but there is no trace header at byte {byte}, where trace 2 would begin; trace headers follow each other after {measured} samples':
    'Die Header geben {sampleCount} Abtastwerte je Spur an, aber an Byte {byte}, wo Spur 2 beginnen würde, ist kein Spurheader; Spurheader folgen einander nach {measured} Abtastwerten',
  '{seen}, which makes the file one of whole traces; {measured} taken.':
    '{seen}, womit die Datei aus ganzen Spuren besteht; {measured} genommen.',
  '{seen}; the {tailBytes} bytes behind the {sampleCount} samples of each trace are left out.':
    '{seen}; die {tailBytes} Bytes hinter den {sampleCount} Abtastwerten jeder Spur bleiben weg.',
  'Trace headers follow each other after {measured} samples; the last {sampleCount} of each trace may be samples too.':
    'Spurheader folgen einander nach {measured} Abtastwerten; die letzten {sampleCount} jeder Spur sind vielleicht auch Abtastwerte.',
  '{message}. Open the file with that count, or in recovery mode.':
    '{message}. Öffnen Sie die Datei mit dieser Zahl oder im Rettungsmodus.',
  'Open the file with {measured} samples per trace, or in recovery mode.':
    'Öffnen Sie die Datei mit {measured} Abtastwerten je Spur oder im Rettungsmodus.',
  'With {bytes} bytes a sample the {traceCount} trace headers are where the stated {sampleCount} samples put them, and the file ends with a trace':
    'Mit {bytes} Bytes je Abtastwert liegen die {traceCount} Spurheader, wo die angegebenen {sampleCount} Abtastwerte sie hinlegen, und die Datei endet mit einer Spur',
  'Format {code} has {bytes} bytes a sample, which the file disproves. {reason}; format {code2} ({name}) taken.':
    'Format {code} hat {bytes} Bytes je Abtastwert, was die Datei widerlegt. {reason}; Format {code2} ({name}) genommen.',
  'Another SEG-Y file': 'Eine andere SEG-Y-Datei',
  'A text header without a binary header': 'Ein Textheader ohne Binärheader',
  '{what} begins at byte {offset}, behind trace {traceCount}, where a trace header is expected ("{firstLine}")':
    '{what} beginnt an Byte {offset}, hinter Spur {traceCount}, wo ein Spurheader erwartet wird („{firstLine}“)',
  '{seen}; the {traceCount} traces in front of it are read, the {leftOutBytes} bytes from there on are not.':
    '{seen}; die {traceCount} Spuren davor werden gelesen, die {leftOutBytes} Bytes von dort an nicht.',
  'The data from byte {firstByte} on, {junkCount} × {traceBytes} bytes, do not begin like the traces before; they are left out.':
    'Die Daten ab Byte {firstByte}, {junkCount} × {traceBytes} Bytes, beginnen nicht wie die Spuren davor; sie bleiben weg.',
  'radar of Sensors & Software (DT1)': 'Radar von Sensors & Software (DT1)',
  'radar of GSSI (DZT)': 'Radar von GSSI (DZT)',
  'radar of Malå (RD3)': 'Radar von Malå (RD3)',
  'radar of Malå (RD7)': 'Radar von Malå (RD7)',
  'Copy it again from where it came from.': 'Kopieren Sie sie erneut von dort, woher sie kam.',
  'file of several SEG-Y files': 'Datei aus mehreren SEG-Y-Dateien',
  'parts are counted from 1': 'Teile werden von 1 an gezählt',
  'SEG-Y files one behind the other: {count}': 'SEG-Y-Dateien hintereinander: {count}',
  'Part {part} requested; {found}: {file}': 'Teil {part} verlangt; {found}: {file}',
  'Ask for a part that exists, or for none.': 'Verlangen Sie einen Teil, den es gibt, oder keinen.',
  'This is a PASSCAL trace: {sampleCount} whole numbers behind one trace header.':
    'Das ist eine PASSCAL-Spur: {sampleCount} ganze Zahlen hinter einem Spurheader.',
  'the extended binary header (bytes 3269-3272)': 'dem erweiterten Binärheader (Bytes 3269-3272)',
  'the binary header (bytes 3221-3222)': 'dem Binärheader (Bytes 3221-3222)',
  'the first trace header extension (bytes 137-140)':
    'der Erweiterung des ersten Spurheaders (Bytes 137-140)',
  'the first trace header (bytes 115-116)': 'dem ersten Spurheader (Bytes 115-116)',
  'Samples per trace: {said}; {count} taken.': 'Abtastwerte je Spur: {said}; {count} genommen.',
  'No sample count in the binary header (bytes 3221-3222); {count} taken from the first trace.':
    'Keine Zahl der Abtastwerte im Binärheader (Bytes 3221-3222); {count} aus der ersten Spur genommen.',
  'bytes 3221-3222 of the binary header and 115-116 of the first trace header are 0':
    'Bytes 3221-3222 des Binärheaders und 115-116 des ersten Spurheaders sind 0',
  'bytes 115-116 of the first trace header are 0': 'Bytes 115-116 des ersten Spurheaders sind 0',
  'No sample count: {where}: {file}': 'Keine Zahl der Abtastwerte: {where}: {file}',
  'If you know the number of samples per trace, open the file with it.':
    'Wenn Sie die Zahl der Abtastwerte je Spur kennen, öffnen Sie die Datei damit.',
  'Sample interval {wide} µs in bytes 3273-3280 is not believed; left aside.':
    'Abtastintervall {wide} µs in Bytes 3273-3280 ist nicht glaubhaft; es bleibt unbeachtet.',
  'Sample interval: {inBinary} µs in the binary header, {inTrace} µs in the first trace; {inBinary2} taken.':
    'Abtastintervall: {inBinary} µs im Binärheader, {inTrace} µs in der ersten Spur; {inBinary2} genommen.',
  'Sample interval {inBinary} in the binary header (bytes 3217-3218); {inTrace} µs taken from the first trace.':
    'Abtastintervall {inBinary} im Binärheader (Bytes 3217-3218); {inTrace} µs aus der ersten Spur genommen.',
  'No sample interval in the binary or the first trace header; {fallbackIntervalUs} µs assumed.':
    'Kein Abtastintervall im Binärheader oder ersten Spurheader; {fallbackIntervalUs} µs angenommen.',
  'Sample interval {found} in the headers; read without a sign as {found2} µs.':
    'Abtastintervall {found} in den Headern; ohne Vorzeichen gelesen als {found2} µs.',
  'Time scalar {scalar} in bytes 215-216 of the first trace is none the standard knows; left aside.':
    'Zeitskalar {scalar} in Bytes 215-216 der ersten Spur ist keiner, den der Standard kennt; er bleibt unbeachtet.',
  'The file has {size} bytes; the headers of SEG-Y alone take {fileHeaderBytes}: {file}':
    'Die Datei hat {size} Bytes; die Header von SEG-Y allein brauchen {fileHeaderBytes}: {file}',
  'Choose a SEG-Y file, or copy it again from where it came from.':
    'Wählen Sie eine SEG-Y-Datei oder kopieren Sie sie erneut von dort, woher sie kam.',
  '{traceHeaderBytes} trace header extensions stated in bytes 3507-3510, but the file divides into whole traces without any; none taken.':
    '{traceHeaderBytes} Spurheader-Erweiterungen in Bytes 3507-3510 angegeben, aber die Datei teilt sich ohne sie in ganze Spuren; keine genommen.',
  'Revision {first}.{second} in bytes 3501-3502 is none the standard knows; some writers mean 1 by it, and it is read as 1.':
    'Revision {first}.{second} in Bytes 3501-3502 ist keine, die der Standard kennt; manche Programme meinen damit 1, und sie wird als 1 gelesen.',
  'Revision {first}.{second} in bytes 3501-3502 is none the standard knows; read as 2.0, whose byte order constant is there.':
    'Revision {first}.{second} in Bytes 3501-3502 ist keine, die der Standard kennt; gelesen als 2.0, deren Konstante der Byte-Reihenfolge da ist.',
  'Choose the .sgy or .segy file itself.': 'Wählen Sie die .sgy- oder .segy-Datei selbst.',
  'It is not read here: convert it to SEG-Y first.':
    'Es wird hier nicht gelesen: wandeln Sie es zuerst in SEG-Y um.',
  'a zip archive': 'ein ZIP-Archiv',
  'Unpack it and open the .sgy file inside.': 'Entpacken Sie es und öffnen Sie die .sgy-Datei darin.',
  'a gzip-compressed file': 'eine mit gzip komprimierte Datei',
  'Unpack it (gunzip) and open the .sgy file inside.':
    'Entpacken Sie sie (gunzip) und öffnen Sie die .sgy-Datei darin.',
  'a bzip2-compressed file': 'eine mit bzip2 komprimierte Datei',
  'a 7-Zip archive': 'ein 7-Zip-Archiv',
  'an xz-compressed file': 'eine mit xz komprimierte Datei',
  'a Zstandard-compressed file': 'eine mit Zstandard komprimierte Datei',
  'a RAR archive': 'ein RAR-Archiv',
  'a PDF document': 'ein PDF-Dokument',
  'a PNG picture': 'ein PNG-Bild',
  'a JPEG picture': 'ein JPEG-Bild',
  'an HDF5 file': 'eine HDF5-Datei',
  'Export it as SEG-Y first.': 'Exportieren Sie sie zuerst als SEG-Y.',
  'a NumPy array': 'ein NumPy-Feld',
  'a miniSEED file': 'eine miniSEED-Datei',
  'a netCDF file': 'eine netCDF-Datei',
  'a ZGY volume': 'ein ZGY-Volumen',
  'an SQLite database': 'eine SQLite-Datenbank',
  'a Git LFS pointer, not the data': 'ein Verweis von Git LFS, nicht die Daten',
  'Fetch the data with "git lfs pull".': 'Laden Sie die Daten mit „git lfs pull“.',
  'a LAS file (well logs as text)': 'eine LAS-Datei (Bohrlochmessungen als Text)',
  'a SEG-D file behind a tape label': 'eine SEG-D-Datei hinter einem Bandkennsatz',
  'Open it without stating that it is SEG-Y; in this library by openTraceFile, openGpr or openSeg2.':
    'Öffnen Sie sie ohne die Angabe, dass sie SEG-Y ist; in dieser Bibliothek mit openTraceFile, openGpr oder openSeg2.',
  'a SEG-2 file': 'eine SEG-2-Datei',
  'a JSON text': 'ein JSON-Text',
  'a web page': 'eine Webseite',
  'Download the data itself: a server probably answered with a page instead.':
    'Laden Sie die Daten selbst herunter: ein Server hat wohl stattdessen mit einer Seite geantwortet.',
  '{text}, such as a table or a header file': '{text}, etwa eine Tabelle oder eine Headerdatei',
  'a SAC file (one trace)': 'eine SAC-Datei (eine Spur)',
  'a radar file of GSSI (DZT)': 'eine Radardatei von GSSI (DZT)',
  'a radar file of Sensors & Software (DT1)': 'eine Radardatei von Sensors & Software (DT1)',
  'a SEG-D file': 'eine SEG-D-Datei',
  'This is {what}, not SEG-Y: {file}': 'Das ist {what}, kein SEG-Y: {file}',
  'trid {trid} (bytes 29-30) means depth': 'trid {trid} (Bytes 29-30) bedeutet Tiefe',
  'no dt, and {d1} would be too long for seconds': 'kein dt, und {d1} wäre für Sekunden zu lang',
  'Samples every {d1} from {f1}, by d1 and f1 (bytes 181-188), taken as depth: {why}.':
    'Abtastwerte alle {d1} ab {f1}, nach d1 und f1 (Bytes 181-188), als Tiefe genommen: {why}.',
  'Sample interval: {dt} µs in dt (bytes 117-118), {d1} in d1 (bytes 181-184), which would be {d12} µs; {dt2} taken.':
    'Abtastintervall: {dt} µs in dt (Bytes 117-118), {d1} in d1 (Bytes 181-184), was {d12} µs wären; {dt2} genommen.',
  'd1 (bytes 181-184) states {d1} s.': 'd1 (Bytes 181-184) gibt {d1} s an.',
  'Start time {startTimeMs} ms from f1 = {f1} s (bytes 185-188); delrt (bytes 109-110) states none.':
    'Startzeit {startTimeMs} ms aus f1 = {f1} s (Bytes 185-188); delrt (Bytes 109-110) gibt keine an.',
  'trid {trid} (bytes 29-30) means a spectrum: samples every {d1} from {f1} (d1 and f1) are frequencies, shown as times.':
    'trid {trid} (Bytes 29-30) bedeutet ein Spektrum: Abtastwerte alle {d1} ab {f1} (d1 und f1) sind Frequenzen, als Zeiten gezeigt.',
  'Sample interval {sampleIntervalUs} µs from d1 = {d1} s (bytes 181-184); dt is 0.':
    'Abtastintervall {sampleIntervalUs} µs aus d1 = {d1} s (Bytes 181-184); dt ist 0.',
  'Bytes 181-196 hold whole numbers in {others} of {others2} words, not the floats d1, f1, d2 and f2 of Seismic Unix; read as CDP_X, CDP_Y, inline and crossline of SEG-Y revision 1.':
    'Bytes 181-196 enthalten ganze Zahlen in {others} von {others2} Wörtern, nicht die Gleitkommazahlen d1, f1, d2 und f2 von Seismic Unix; gelesen als CDP_X, CDP_Y, Inline und Crossline von SEG-Y Revision 1.',
  'Sample format code {formatCode} requested; the standard knows 1 to 12, 15 and 16: {file}':
    'Abtastformat {formatCode} verlangt; der Standard kennt 1 bis 12, 15 und 16: {file}',
  'Ask for a format that exists.': 'Verlangen Sie ein Format, das es gibt.',
  '{stated} traces stated in bytes 3513-3520 of the binary header, but the file holds {wholeTraceCount}.':
    '{stated} Spuren in Bytes 3513-3520 des Binärheaders angegeben, aber die Datei enthält {wholeTraceCount}.',
  'The file ends inside trace {wholeTraceCount}{ofHowMany}: {rest} of its {traceBytes} bytes are there':
    'Die Datei endet in Spur {wholeTraceCount}{ofHowMany}: {rest} ihrer {traceBytes} Bytes sind da',
  '{leftOutBytes} behind the {stated} traces that the binary header states (bytes 3513-3520) are left out.':
    '{leftOutBytes} hinter den {stated} Spuren, die der Binärheader angibt (Bytes 3513-3520), bleiben weg.',
  '{stated} data trailers stated in bytes 3529-3532 of the binary header, but none is there.':
    '{stated} Datenanhänge in Bytes 3529-3532 des Binärheaders angegeben, aber keiner ist da.',
  'The chain of marks breaks at byte {brokenAt}; what follows is left out.':
    'Die Kette der Marken bricht an Byte {brokenAt} ab; was folgt, bleibt weg.',
  'This is a {wrapping}: {lengths} records, {marks} skipped.{broken}':
    'Das ist: {wrapping}, {lengths} Datensätze, {marks} übersprungen.{broken}',
  'tape image (SIMH)': 'Bandabbild (SIMH)',
  'file of Fortran records ({order}-endian)': 'Datei aus Fortran-Datensätzen ({order}-endian)',
  'the lengths before and behind them': 'die Längen vor und hinter ihnen',
  'The file begins with a tape label of {labelBytes} bytes; it is skipped.':
    'Die Datei beginnt mit einem Bandkennsatz von {labelBytes} Bytes; er wird übersprungen.',
  'file with a tape label': 'Datei mit Bandkennsatz',
  'tape image (TIF8)': 'Bandabbild (TIF8)',
  'the marks of 12 bytes between them': 'die Marken von 12 Bytes dazwischen',
};
