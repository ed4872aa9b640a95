/** Messages about the geometry that headers state. */
export const geometry: Readonly<Record<string, string>> = {
  'field records ({fieldRecord})': 'Aufnahmen ({fieldRecord})',
  'One gather: only the offset ({offset}) varies.': 'Eine Sammlung: nur der Offset ({offset}) ändert sich.',
  '{groups} {name} of up to {largest} traces, whose offsets differ.':
    '{groups} {name} von bis zu {largest} Spuren mit verschiedenen Offsets.',
  'The file holds no trace.': 'Die Datei enthält keine Spur.',
  'none in Seismic Unix': 'keine in Seismic Unix',
  'source point (bytes 17-20)': 'Quellpunkt (Bytes 17-20)',
  'shot point (bytes 197-200)': 'Schusspunkt (Bytes 197-200)',
  'CDP X (bytes 181-184)': 'CDP X (Bytes 181-184)',
  'CDP Y (bytes 185-188)': 'CDP Y (Bytes 185-188)',
  'group X (bytes 81-84)': 'Gruppe X (Bytes 81-84)',
  'group Y (bytes 85-88)': 'Gruppe Y (Bytes 85-88)',
  'source X (bytes 73-76)': 'Quelle X (Bytes 73-76)',
  'source Y (bytes 77-80)': 'Quelle Y (Bytes 77-80)',
  'trace number in the ensemble (bytes 25-28)': 'Spurnummer in der Sammlung (Bytes 25-28)',
  'trace number in the record (bytes 13-16)': 'Spurnummer in der Aufnahme (Bytes 13-16)',
  'trace number in the line (bytes 1-4)': 'Spurnummer im Profil (Bytes 1-4)',
  'trace number in the file (bytes 5-8)': 'Spurnummer in der Datei (Bytes 5-8)',
  '{name} come in uneven steps': '{name} in ungleichen Schritten',
  'in steps of {step}': 'in Schritten von {step}',
  'sorted by neither': 'nach keiner von beiden geordnet',
  '{duplicateCount} share{duplicateCount2} a place with another':
    '{duplicateCount} an derselben Stelle wie eine andere',
  'inlines run at {turned}° from the y axis': 'Inlines laufen unter {turned}° zur y-Achse',
  '{size}, but {duplicateCount} traces share a place{largestFold} with another.':
    '{size}, aber {duplicateCount} Spuren teilen sich Stelle{largestFold} mit einer anderen.',
  'and offset': 'und Offset',
  '{placeCount} of several traces with different offsets (up to {largestFold})':
    '{placeCount} mit mehreren Spuren verschiedener Offsets (bis zu {largestFold})',
  '{size}, but only {share} of their rectangle: a line across a volume.':
    '{size}, aber nur {share} ihres Rechtecks: ein Profil quer durch ein Volumen.',
  'each place filled{duplicateCount}': 'jede Stelle gefüllt{duplicateCount}',
  '{share} of the places are filled': '{share} der Stellen sind gefüllt',
  'Traces of a place': 'Spuren einer Stelle',
  'The traces make no grid (score {score} of 1): {reason} {file}':
    'Die Spuren bilden kein Raster (Wert {score} von 1): {reason} {file}',
  'Read it by traces, name the bytes that hold inline and crossline (proposeKeys finds them), or lower leastScore.':
    'Lesen Sie sie nach Spuren, nennen Sie die Bytes von Inline und Crossline (proposeKeys findet sie) oder senken Sie leastScore.',
  'There is no {what} {asked}; there {lines}: {file}': 'Es gibt {what} {asked} nicht; dort {lines}: {file}',
  'is only {first}': 'ist nur {first}',
  'are {lines} from {first} to {last}': 'sind {lines} von {first} bis {last}',
  "Ask for one of the grid's {what}s.": 'Verlangen Sie eine der {what}s des Rasters.',
  '{what} {first} to {count} requested; the grid has {what2} 0 to {limit}.':
    '{what} {first} bis {count} verlangt; das Raster hat {what2} 0 bis {limit}.',
  'Ask for {what} that exist; they are counted from 0.':
    'Verlangen Sie {what}, die es gibt; gezählt wird von 0 an.',
  'The box has {placeCount} places for {filled} traces in the whole file, {values} samples':
    'Der Quader hat {placeCount} Stellen für {filled} Spuren in der ganzen Datei, {values} Abtastwerte',
  '{size}: too much to be held at once.': '{size}: zu viel, um auf einmal gehalten zu werden.',
  'Ask for fewer lines or samples at a time.': 'Verlangen Sie weniger Linien oder Abtastwerte auf einmal.',
  'traces {traces} and {traces2}, counted from 1': 'Spuren {traces} und {traces2}, von 1 an gezählt',
  '; {others} more {others2} several times': '; {others} weitere kommen mehrmals vor',
  'Nearly each trace has its own {name}: {told}; {why}.':
    'Fast jede Spur hat eine eigene Nummer in {name}: {told}; {why}.',
  'trace number': 'Spurnummer',
  'Each trace has its own {name}; {found}.': 'Jede Spur hat eine eigene Nummer in {name}; {found}.',
  'Only the {name} tells the traces apart: {found}.': 'Nur {name} unterscheidet die Spuren: {found}.',
  'One gather: only the {name} varies.': 'Eine Sammlung: nur {name} ändert sich.',
  'inline ({inline}) and crossline ({crossline}) do not both vary':
    'Inline ({inline}) und Crossline ({crossline}) ändern sich nicht beide',
  'field record ({fieldRecord})': 'Aufnahme ({fieldRecord})',
  'Each trace has its own {fast} ({bytes}) on one {slow}.':
    'Jede Spur hat ihre eigene {fast} ({bytes}) auf einer {slow}.',
  '{cdps} ({cdp}) for {traces} traces, and {why}': '{cdps} ({cdp}) für {traces} Spuren, und {why}',
  'one CDP': 'ein CDP',
  'No number that the standard has for this tells': 'Keine Nummer, die der Standard dafür hat, unterscheidet',
  'CDP, field record, inline and crossline do not tell':
    'CDP, Aufnahme, Inline und Crossline unterscheiden nicht',
  '{fields} the traces apart: {found}.': '{fields} die Spuren: {found}.',
  '{reason} By {samples} of {traceCount} headers.': '{reason} Nach {samples} von {traceCount} Headern.',
  'These depth slices were made from another file, other header bytes or another offset than {name}: {name2}':
    'Diese Tiefenschnitte entstanden aus einer anderen Datei, anderen Header-Bytes oder einem anderen Offset als {name}: {name2}',
  'Make the slice index again (writeSliceIndex).':
    'Erstellen Sie den Index der Schnitte neu (writeSliceIndex).',
  'The header value of trace {trace} is not a number, so traces cannot be distinguished by it.':
    'Der Headerwert von Spur {trace} ist keine Zahl, so dass er Spuren nicht unterscheiden kann.',
  'Choose bytes that hold integers.': 'Wählen Sie Bytes mit ganzen Zahlen.',
  "The layout stanza's entry{g} cannot be used; left out.":
    'Der Eintrag{g} der Layout-Stanza ist nicht verwendbar; er bleibt weg.',
  'There is no {what} field {choice}.': 'Es gibt kein Feld in {what}: {choice}.',
  'that starts at byte {choice}': 'das an Byte {choice} beginnt',
  'Use a standard name, the first byte of a standard field, or { byte, type }.':
    'Nehmen Sie einen Namen des Standards, das erste Byte eines Standardfelds oder { byte, type }.',
  "Bytes {byte} to {end} are not in the header's bytes {first} to {byteCount}.":
    'Bytes {byte} bis {end} liegen nicht in den Bytes {first} bis {byteCount} des Headers.',
  'Choose bytes inside the header.': 'Wählen Sie Bytes im Header.',
  'trace header': 'Spurheader',
  'binary header': 'Binärheader',
  'each place filled': 'jede Stelle gefüllt',
  '{placeCount} of {places} places filled': '{placeCount} von {places} Stellen gefüllt',
  '{distinctCount} values in {inline} by {distinctCount2} in {crossline}: {filled}; the slower of the two along the file is {slow}.':
    '{distinctCount} Werte in {inline} mal {distinctCount2} in {crossline}: {filled}; die langsamere der beiden entlang der Datei ist {slow}.',
  '{reason}; up to {largestFold} traces a place, distinguished by {offset}.':
    '{reason}; bis zu {largestFold} Spuren je Stelle, unterschieden durch {offset}.',
  '{names} {verb} to hold {readings}: read so {meant}, as the standard has it {stated}.':
    '{names} enthalten wohl {readings}: so gelesen {meant}, wie der Standard es vorsieht {stated}.',
  'IBM floats': 'IBM-Gleitkommazahlen',
  'IEEE floats': 'IEEE-Gleitkommazahlen',
  '{bytes} (read as {read})': '{bytes} (gelesen als {read})',
  'Each trace has its own number in {key}, {isRising} from {first} to {last}.':
    'Jede Spur hat ihre eigene Nummer in {key}, {isRising} von {first} bis {last}.',
  '{distinctCount} gathers by {key}, of {perGather} traces on average, distinguished by {offset}.':
    '{distinctCount} Sammlungen nach {key} mit im Mittel {perGather} Spuren, unterschieden durch {offset}.',
  'whole numbers': 'ganze Zahlen',
};
