/** Messages about files, servers, text and samples. */
export const sources: Readonly<Record<string, string>> = {
  '{stated}: stated of SEG-Y and Seismic Unix only; this is a file of another kind: {file}':
    '{stated}: nur bei SEG-Y und Seismic Unix anzugeben; das ist eine Datei anderer Art: {file}',
  'Leave it out, or state the kind where the file is SEG-Y or Seismic Unix all the same.':
    'Lassen Sie es weg oder geben Sie die Art an, wenn die Datei doch SEG-Y oder Seismic Unix ist.',
  'Radar is read from files of this machine alone: {name}':
    'Radar wird nur aus Dateien dieses Rechners gelesen: {name}',
  'Download it with the files beside it, and open it here.':
    'Laden Sie sie mit den zugehörigen Dateien herunter und öffnen Sie sie hier.',
  'Start again when ready.': 'Starten Sie erneut, wenn Sie so weit sind.',
  '{asked} worker threads requested.': '{asked} Arbeitsthreads verlangt.',
  'Ask for 0 to {mostWorkers}, or leave it out.': 'Verlangen Sie 0 bis {mostWorkers} oder lassen Sie es weg.',
  'The headers state {sampleCount} samples a trace, but the file holds no trace: {file}':
    'Die Header geben {sampleCount} Abtastwerte je Spur an, aber die Datei enthält keine Spur: {file}',
  'Copy the file again from where it came from.': 'Kopieren Sie die Datei erneut von dort, woher sie kam.',
  '; {flawShare} of them are no proper values of the stated format':
    '; {flawShare} davon sind keine richtigen Werte des angegebenen Formats',
  'Read as {layout} the samples are far more like seismic data: {bitsPerSample} bits a sample instead of {bitsPerSample2}{flaws}.':
    'Als {layout} gelesen gleichen die Abtastwerte seismischen Daten weit mehr: {bitsPerSample} statt {bitsPerSample2} Bits je Abtastwert{flaws}.',
  'The samples do not look like format {code} ({name}), {sampleByteOrder}':
    'Die Abtastwerte sehen nicht aus wie Format {code} ({name}), {sampleByteOrder}',
  ', as which they are read by the headers': ', wie sie nach den Headern gelesen werden',
  'With {bytes} bytes a sample the file is one of {traceCount} whole traces of {sampleCount} samples, which look most like format {code} ({name}).':
    'Mit {bytes} Bytes je Abtastwert ist die Datei eine von {traceCount} ganzen Spuren zu {sampleCount} Abtastwerten, die am meisten aussehen wie Format {code} ({name}).',
  'Sample format {code} ({name}) cannot be written.':
    'Abtastformat {code} ({name}) kann nicht geschrieben werden.',
  'Write format 5 (IEEE float), 1 (IBM float), 6 (IEEE float of 8 bytes) or one of the integers.':
    'Schreiben Sie Format 5 (IEEE-Gleitkomma), 1 (IBM-Gleitkomma), 6 (IEEE-Gleitkomma von 8 Bytes) oder eines der ganzzahligen.',
  'IBM floats hold nothing that is not a finite number, and end at 7.2e75':
    'IBM-Gleitkommazahlen fassen nur endliche Zahlen und enden bei 7.2e75',
  'it is beyond the largest float32, 3.4e38': 'es liegt über dem größten float32, 3.4e38',
  'format {code} ({name}) holds whole numbers from {smallest} to {largest}':
    'Format {code} ({name}) fasst ganze Zahlen von {smallest} bis {largest}',
  'Sample {sample} of trace {trace}, counted from 0, is {samples}; {format}{file}':
    'Abtastwert {sample} von Spur {trace}, von 0 an gezählt, ist {samples}; {format}{file}',
  'Scale or round the samples, put another value in its place, or write IEEE floats (format 5 or 6).':
    'Skalieren oder runden Sie die Abtastwerte, ersetzen Sie den Wert oder schreiben Sie IEEE-Gleitkomma (Format 5 oder 6).',
  'The file has become shorter since it was opened: no byte {offset} any more: {name}':
    'Die Datei ist seit dem Öffnen kürzer geworden: Byte {offset} gibt es nicht mehr: {name}',
  'Open it again once nothing is writing to it.':
    'Öffnen Sie sie erneut, sobald nichts mehr in sie schreibt.',
  'There is no such file': 'Es gibt keine solche Datei',
  'Check the name and the folder.': 'Prüfen Sie Namen und Ordner.',
  'A part of the path is a file, not a folder': 'Ein Teil des Pfads ist eine Datei, kein Ordner',
  'This is a folder, not a file': 'Das ist ein Ordner, keine Datei',
  'Choose a SEG-Y file inside it.': 'Wählen Sie eine SEG-Y-Datei darin.',
  'You may not read this file': 'Sie dürfen diese Datei nicht lesen',
  'Ask its owner for the right to read it.': 'Bitten Sie den Eigentümer um das Leserecht.',
  'The disk could not read this file': 'Die Platte konnte diese Datei nicht lesen',
  'Copy it from a backup.': 'Kopieren Sie sie aus einer Sicherung.',
  'The name is too long': 'Der Name ist zu lang',
  'Check the name.': 'Prüfen Sie den Namen.',
  'The disk is full; nothing was changed': 'Die Platte ist voll; nichts wurde geändert',
  'Free some space or choose another folder.': 'Schaffen Sie Platz oder wählen Sie einen anderen Ordner.',
  'Your share of the disk is full; nothing was changed':
    'Ihr Anteil der Platte ist voll; nichts wurde geändert',
  'Cannot write, you may not write there': 'Schreiben nicht möglich, Sie dürfen dort nicht schreiben',
  'Choose a folder that you may write to.': 'Wählen Sie einen Ordner, in den Sie schreiben dürfen.',
  'Cannot write, the disk is read-only': 'Schreiben nicht möglich, die Platte ist nur lesbar',
  'Cannot write, there is no such folder': 'Schreiben nicht möglich, es gibt keinen solchen Ordner',
  'Make the folder or choose another.': 'Legen Sie den Ordner an oder wählen Sie einen anderen.',
  'Cannot write, a part of the path is a file, not a folder':
    'Schreiben nicht möglich, ein Teil des Pfads ist eine Datei, kein Ordner',
  'Cannot write, there is a folder of that name':
    'Schreiben nicht möglich, es gibt einen Ordner dieses Namens',
  'Choose another name.': 'Wählen Sie einen anderen Namen.',
  'Cannot write, there is a file where a folder is needed':
    'Schreiben nicht möglich, es gibt eine Datei, wo ein Ordner gebraucht wird',
  'Cannot write, the name is too long': 'Schreiben nicht möglich, der Name ist zu lang',
  'Choose a shorter name.': 'Wählen Sie einen kürzeren Namen.',
  'Cannot read ({error})': 'Nicht lesbar ({error})',
  'Try again.': 'Versuchen Sie es erneut.',
  'Cannot write ({error})': 'Nicht beschreibbar ({error})',
  'Try another folder.': 'Versuchen Sie einen anderen Ordner.',
  'This is {isFolder}, not a file: {path}': 'Das ist {isFolder}, keine Datei: {path}',
  'a device or a pipe': 'ein Gerät oder eine Pipe',
  'Copy the data to a file first.': 'Kopieren Sie die Daten zuerst in eine Datei.',
  'The server asks who you are': 'Der Server fragt, wer Sie sind',
  'Give credentials: createHttpSource(url, { headers }).':
    'Geben Sie Zugangsdaten: createHttpSource(url, { headers }).',
  'The server does not let you read this file': 'Der Server lässt Sie diese Datei nicht lesen',
  'The server has no such file': 'Der Server hat keine solche Datei',
  'Check the address.': 'Prüfen Sie die Adresse.',
  'The server has this file no longer': 'Der Server hat diese Datei nicht mehr',
  'The file has changed on the server since it was opened':
    'Die Datei hat sich auf dem Server seit dem Öffnen geändert',
  'Open it again.': 'Öffnen Sie sie erneut.',
  'The file on the server has become shorter since it was opened':
    'Die Datei auf dem Server ist seit dem Öffnen kürzer geworden',
  'The server was asked too often': 'Der Server wurde zu oft gefragt',
  'Wait a while and try again.': 'Warten Sie eine Weile und versuchen Sie es erneut.',
  'The server answers with an error': 'Der Server antwortet mit einem Fehler',
  'Try again later.': 'Versuchen Sie es später erneut.',
  'The server sends the whole file where a range of bytes was requested (HTTP 200 in place of 206): {url}':
    'Der Server sendet die ganze Datei, wo ein Bereich von Bytes verlangt wurde (HTTP 200 statt 206): {url}',
  'Put the file on a server that knows Range requests, or download it first.':
    'Legen Sie die Datei auf einen Server, der Range-Anfragen kennt, oder laden Sie sie zuerst herunter.',
  'In a browser the server must expose it: Access-Control-Expose-Headers: Content-Range, ETag.':
    'In einem Browser muss der Server es freigeben: Access-Control-Expose-Headers: Content-Range, ETag.',
  'Download the file first; the server, or something on the way, answers wrongly.':
    'Laden Sie die Datei zuerst herunter; der Server oder etwas auf dem Weg antwortet falsch.',
  'no Content-Range that can be read': 'kein Content-Range, das sich lesen lässt',
  'Bytes {asked} requested, the answer says {said}: {url}':
    'Bytes {asked} verlangt, die Antwort nennt {said}: {url}',
  '{counts} bytes came where {counts2} were requested, from byte {offset} on: {url}':
    '{counts} Bytes kamen, wo {counts2} verlangt wurden, ab Byte {offset}: {url}',
  'Try again; the connection may have been cut.':
    'Versuchen Sie es erneut; vielleicht wurde die Verbindung getrennt.',
  'The file has changed on the server since it was opened: {what} was {values}, is {values2}: {url}':
    'Die Datei hat sich auf dem Server seit dem Öffnen geändert: {what} war {values}, ist {values2}: {url}',
  'The server cannot be reached ({text}{cause}): {url}':
    'Der Server ist nicht erreichbar ({text}{cause}): {url}',
  'Check the address and the connection; in a browser the server must allow requests from this page (CORS).':
    'Prüfen Sie Adresse und Verbindung; in einem Browser muss der Server Anfragen von dieser Seite erlauben (CORS).',
  'its size': 'ihre Größe',
  'its ETag': 'ihr ETag',
  'not given': 'nicht angegeben',
  'The file is closed: {url}': 'Die Datei ist geschlossen: {url}',
  'no sign in it differs between code pages 037, 500 and 1047':
    'kein Zeichen darin unterscheidet die Codeseiten 037, 500 und 1047',
  'bytes {bytes} are {page} in it, {others}': 'Bytes {bytes} sind darin {page}, {others}',
  'that read as text': 'die sich als Text lesen',
  'in front of the first trace header': 'vor dem ersten Spurheader',
  'Bytes 3505-3506 announce text up to ((SEG: EndText)), which is missing; {taken} headers of text taken, {why}.':
    'Bytes 3505-3506 kündigen Text bis ((SEG: EndText)) an, das fehlt; {taken} Textheader genommen, {why}.',
  'Bytes 3505-3506 announce {count} extended text headers, but {found} follow.':
    'Bytes 3505-3506 kündigen {count} erweiterte Textheader an, aber {found} folgen.',
  'EBCDIC (code page {codePage})': 'EBCDIC (Codeseite {codePage})',
  'as requested': 'wie verlangt',
  'as the text in front of it': 'wie der Text davor',
  'of {count} signs {ascii} are readable as ASCII, {ebcdic} as EBCDIC':
    'von {count} Zeichen sind {ascii} als ASCII lesbar, {ebcdic} als EBCDIC',
  'EBCDIC: {why}; code page {codePage}: {reason}.': 'EBCDIC: {why}; Codeseite {codePage}: {reason}.',
  '{what} {first} to {count} requested; the file has {what2} 0 to {limit}: {file}':
    '{what} {first} bis {count} verlangt; die Datei hat {what2} 0 bis {limit}: {file}',
  'Traces of {sampleCount} samples are too long to be held whole.':
    'Spuren von {sampleCount} Abtastwerten sind zu lang, um als Ganzes gehalten zu werden.',
  'Ask for fewer samples at a time, or use readBlock.':
    'Verlangen Sie weniger Abtastwerte auf einmal oder nehmen Sie readBlock.',
  'The array given holds {found} samples; {needed} are requested.':
    'Das gegebene Feld fasst {found} Abtastwerte; {needed} sind verlangt.',
  'Give a Float32Array of {needed} or more.': 'Geben Sie ein Float32Array von {needed} oder mehr.',
  'The first sample is at {startTime} {unit}, more than bytes 109-110 can hold; 0 written.':
    'Der erste Abtastwert liegt bei {startTime} {unit}, mehr als Bytes 109-110 fassen; 0 geschrieben.',
  'The start time of {startTime} {unit} is rounded to {divisor} {unit2}.':
    'Die Startzeit von {startTime} {unit} ist auf {divisor} {unit2} gerundet.',
  '{lost} positions are no numbers that a header can hold; 0 written.':
    '{lost} Positionen sind keine Zahlen, die ein Header fassen kann; 0 geschrieben.',
  'file of another kind ({kind})': 'Datei anderer Art ({kind})',
  'made from the header of the file': 'aus dem Header der Datei gemacht',
};
