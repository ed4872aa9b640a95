/** Messages about radar and SEG-2. */
export const radar: Readonly<Record<string, string>> = {
  'UTF-16, {order}-endian, without a mark': 'UTF-16, {order}-endian, ohne Marke',
  'Samples per trace: {stated} in the .HD file, {inTrace} in the first trace header; {chosen} taken.':
    'Abtastwerte je Spur: {stated} in der .HD-Datei, {inTrace} im ersten Spurheader; {chosen} genommen.',
  'This is no pulseEKKO header: no line {hdNamesText} in it: {file}':
    'Das ist kein Header von pulseEKKO: keine Zeile {hdNamesText} darin: {file}',
  'Put the .HD file that was made with the .DT1 beside it.':
    'Legen Sie die .HD-Datei daneben, die mit der .DT1 gemacht wurde.',
  'The first trace header (bytes 21-24) says 4 bytes per sample; only the 2 of the published format can be read: {file}':
    'Der erste Spurheader (Bytes 21-24) gibt 4 Bytes je Abtastwert an; nur die 2 des veröffentlichten Formats sind lesbar: {file}',
  'Export it with 16-bit samples.': 'Exportieren Sie sie mit Abtastwerten von 16 Bits.',
  'POSITION UNITS "{unit}" in the .HD file are not known; taken for metres.':
    'POSITION UNITS „{unit}“ in der .HD-Datei sind nicht bekannt; als Meter genommen.',
  'Positions are in {unit} in the file; given in metres here, with {known} metres in one.':
    'Positionen stehen in {unit} in der Datei; hier in Metern angegeben, mit {known} Metern je Einheit.',
  'No STEP SIZE USED in the .HD file: no spacing of traces.':
    'Kein STEP SIZE USED in der .HD-Datei: kein Abstand der Spuren.',
  'No TIMEZERO AT POINT in the .HD file; the first sample is time zero.':
    'Kein TIMEZERO AT POINT in der .HD-Datei; der erste Abtastwert ist die Zeit null.',
  '{bits} bits per sample in bytes 7-8 (rh_bits); DZT has 8, 16 or 32: {file}':
    '{bits} Bits je Abtastwert in Bytes 7-8 (rh_bits); DZT hat 8, 16 oder 32: {file}',
  'No channels in the header (bytes 53-54, rh_nchan); one taken.':
    'Keine Kanäle im Header (Bytes 53-54, rh_nchan); einer genommen.',
  '{count} channels in bytes 53-54 (rh_nchan); at most {mostChannels} are believed: {file}':
    '{count} Kanäle in Bytes 53-54 (rh_nchan); höchstens {mostChannels} sind glaubhaft: {file}',
  'rh_data (bytes 3-4) is 512: an old file with a header of 512 bytes.':
    'rh_data (Bytes 3-4) ist 512: eine alte Datei mit einem Header von 512 Bytes.',
  'rh_data (bytes 3-4) is {stated}; data taken from byte {byChannels}, behind a header a channel.':
    'rh_data (Bytes 3-4) ist {stated}; Daten ab Byte {byChannels} genommen, hinter einem Header je Kanal.',
  'Channel {channel} has no header of its own; times and antenna are those of channel 0.':
    'Kanal {channel} hat keinen eigenen Header; Zeiten und Antenne sind die von Kanal 0.',
  'No scans per metre (rhf_spm) in the header: no spacing of traces.':
    'Keine Scans je Meter (rhf_spm) im Header: kein Abstand der Spuren.',
  'scans per metre': 'Scans je Meter',
  'The position in ns (rhf_position) is no number; the first word of a scan taken as time zero.':
    'Die Position in ns (rhf_position) ist keine Zahl; das erste Wort eines Scans gilt als Zeit null.',
  'The first {statusWords} of {wordCount} words of each scan are its state and mark (ScanStatus, ScanMark), not samples.':
    'Die ersten {statusWords} von {wordCount} Wörtern jedes Scans sind sein Zustand und seine Marke (ScanStatus, ScanMark), keine Abtastwerte.',
  'The file has {channelCount} channels; channel {channel} (counted from 0) is read.':
    'Die Datei hat {channelCount} Kanäle; Kanal {channel} (von 0 an gezählt) wird gelesen.',
  'The file begins with {header} where a tag ending in ff is expected; its header is one of DZT.':
    'Die Datei beginnt mit {header}, wo ein Kennzeichen auf ff erwartet wird; ihr Header ist einer von DZT.',
  'Choose a DZT file of a GSSI instrument, or copy it again from where it came from.':
    'Wählen Sie eine DZT-Datei eines GSSI-Geräts oder kopieren Sie sie erneut von dort, woher sie kam.',
  'The file is empty: {file}': 'Die Datei ist leer: {file}',
  'The file has {size} bytes; a DZT header alone takes 1024: {file}':
    'Die Datei hat {size} Bytes; ein DZT-Header allein braucht 1024: {file}',
  'This is no GSSI DZT file: it begins with {header} where a tag ending in ff is expected: {file}':
    'Das ist keine GSSI-DZT-Datei: sie beginnt mit {header}, wo ein Kennzeichen auf ff erwartet wird: {file}',
  'There is no field {asked}: the traces of this kind of file have no headers.':
    'Es gibt kein Feld {asked}: die Spuren dieser Dateiart haben keine Header.',
  'There is no field {asked} in the {headerBytes} bytes of this trace header.':
    'Es gibt kein Feld {asked} in den {headerBytes} Bytes dieses Spurheaders.',
  'What is known of the whole line is in `settings`, the place of each trace in `distances()`.':
    'Was vom ganzen Profil bekannt ist, steht in `settings`, der Ort jeder Spur in `distances()`.',
  'Choose one of {name}, or { byte, type } inside it.':
    'Wählen Sie eines von {name} oder { byte, type } darin.',
  'The file ends inside trace {whole}: {rest} of its {scanBytes} bytes are there':
    'Die Datei endet in Spur {whole}: {rest} ihrer {scanBytes} Bytes sind da',
  '{message}; the {whole} whole traces are read.': '{message}; die {whole} ganzen Spuren werden gelesen.',
  'The header states {statedTraceCount} traces; the file holds {whole}.':
    'Der Header gibt {statedTraceCount} Spuren an; die Datei enthält {whole}.',
  'Copy the file again from where it came from, or open its {wholeTraceCount} whole traces.':
    'Kopieren Sie die Datei erneut von dort, woher sie kam, oder öffnen Sie ihre {wholeTraceCount} ganzen Spuren.',
  'Copy the file again from where it came from; if it is whole, its header belongs to another file.':
    'Kopieren Sie die Datei erneut von dort, woher sie kam; ist sie vollständig, gehört ihr Header zu einer anderen Datei.',
  'No number of samples per trace: {found}: {file}': 'Keine Zahl der Abtastwerte je Spur: {found}: {file}',
  'Check that this header belongs to the data, or copy it again from where it came from.':
    'Prüfen Sie, ob dieser Header zu den Daten gehört, oder kopieren Sie ihn erneut von dort, woher er kam.',
  'No time window ({name}) in the header; 1 ns between samples assumed.':
    'Kein Zeitfenster ({name}) im Header; 1 ns zwischen Abtastwerten angenommen.',
  'Channel {channel} requested; the file has {channelCount}, counted from 0: {file}':
    'Kanal {channel} verlangt; die Datei hat {channelCount}, von 0 an gezählt: {file}',
  'Ask for a channel that exists.': 'Verlangen Sie einen Kanal, den es gibt.',
  'The header file is {encoding}: {name}': 'Die Headerdatei ist {encoding}: {name}',
  'The header file is empty: {file}': 'Die Headerdatei ist leer: {file}',
  'This header file has {size} bytes, far more than one can have: {file}':
    'Diese Headerdatei hat {size} Bytes, weit mehr, als eine haben kann: {file}',
  'Copy it again from where it came from, or choose the right one.':
    'Kopieren Sie sie erneut von dort, woher sie kam, oder wählen Sie die richtige.',
  'TIMEWINDOW {windowNs} ns, but {sampleCount} samples at FREQUENCY {frequencyMHz} MHz take {byFrequency} ns; TIMEWINDOW taken.':
    'TIMEWINDOW {windowNs} ns, aber {sampleCount} Abtastwerte bei FREQUENCY {frequencyMHz} MHz dauern {byFrequency} ns; TIMEWINDOW genommen.',
  'No DISTANCE INTERVAL in the .RAD file: no spacing of traces.':
    'Kein DISTANCE INTERVAL in der .RAD-Datei: kein Abstand der Spuren.',
  'The file holds the {stated} traces that its header states by samples of {other} bits, not of {kind}; read so.':
    'Die Datei enthält die {stated} Spuren, die ihr Header angibt, mit Abtastwerten von {other} Bits, nicht von {kind}; so gelesen.',
  '{missing} is missing beside {present}': '{missing} fehlt neben {present}',
  'A .{ending} holds traces only; put its header file {missing} beside it, or give both.':
    'Eine .{ending} enthält nur Spuren; legen Sie ihre Headerdatei {missing} daneben oder geben Sie beide an.',
  'This is a header without its data; put {missing} beside it, or give both.':
    'Das ist ein Header ohne seine Daten; legen Sie {missing} daneben oder geben Sie beide an.',
  'No file of ground-penetrating radar among what was given: {names}':
    'Keine Datei von Bodenradar unter den angegebenen: {names}',
  'Give a .DT1 with its .HD, a .DZT, or an .RD3 or .RD7 with its .RAD; or say what the first one is by `kind`.':
    'Geben Sie eine .DT1 mit ihrer .HD, eine .DZT oder eine .RD3 oder .RD7 mit ihrer .RAD an; oder geben Sie mit `kind` an, was die erste ist.',
  '{shorter} traces have fewer than {most} samples; zeros follow theirs.':
    '{shorter} Spuren haben weniger als {most} Abtastwerte; Nullen folgen auf ihre.',
  'The trace descriptors state no samples: {file}': 'Die Spurdeskriptoren geben keine Abtastwerte an: {file}',
  'Copy the file again from its source.': 'Kopieren Sie die Datei erneut von ihrer Quelle.',
  'DESCALING_FACTOR differs from trace to trace; samples are read as stored, without it.':
    'DESCALING_FACTOR ändert sich von Spur zu Spur; Abtastwerte werden wie gespeichert gelesen, ohne ihn.',
  'floating point, 20 bits': 'Gleitkomma, 20 Bits',
  'This SEG-2 file cannot be read: {what}, trace {trace}, byte {byte}: {name}':
    'Diese SEG-2-Datei ist nicht lesbar: {what}, Spur {trace}, Byte {byte}: {name}',
  'no trace descriptor block (bytes 22 44) where one is pointed to':
    'kein Spurdeskriptor (Bytes 22 44), wo auf einen verwiesen wird',
  'a descriptor of {blockBytes} bytes': 'ein Deskriptor von {blockBytes} Bytes',
  'Data format code {formatCode} in trace {trace}, byte {offset}; SEG-2 has 1 to 5: {name}':
    'Datenformat {formatCode} in Spur {trace}, Byte {offset}; SEG-2 hat 1 bis 5: {name}',
  'The file ends inside trace {trace}: it has {size} bytes, and the trace ends at byte {end}: {name}':
    'Die Datei endet in Spur {trace}: sie hat {size} Bytes, und die Spur endet an Byte {end}: {name}',
  'Copy the file again from its source, or open its whole traces.':
    'Kopieren Sie die Datei erneut von ihrer Quelle oder öffnen Sie ihre ganzen Spuren.',
  'no file descriptor block of revision 1': 'kein Dateideskriptor der Revision 1',
  '{error}; the {trace} traces before it are read.': '{error}; die {trace} Spuren davor werden gelesen.',
  '{different} of {traces} traces have another {name} than the first, whose {first} is taken.':
    '{different} von {traces} Spuren haben in {name} einen anderen Wert als die erste; deren {first} gilt.',
  'No SAMPLE_INTERVAL in the trace descriptors; 1 ms between samples assumed.':
    'Kein SAMPLE_INTERVAL in den Spurdeskriptoren; 1 ms zwischen Abtastwerten angenommen.',
  'Trace 1 has data format code {formatCode}, trace {other} {formatCode2}: {file}':
    'Spur 1 hat Datenformat {formatCode}, Spur {other} {formatCode2}: {file}',
  'Save its traces in one format.': 'Speichern Sie ihre Spuren in einem Format.',
  'UNITS "{unit}" are not known; taken for metres.': 'UNITS „{unit}“ sind nicht bekannt; als Meter genommen.',
};
