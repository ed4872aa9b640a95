/** Messages of projects and their history. */
export const projects: Readonly<Record<string, string>> = {
  'The classes were left as they are.': 'Die Klassen bleiben, wie sie waren.',
  'With the picks of this file the project would have {count} classes; it can have {mostProjectClasses}, the three standard ones among them.':
    'Mit den Picks dieser Datei hätte das Projekt {count} Klassen; es kann {mostProjectClasses} haben, darunter die drei Standardklassen.',
  'Remove classes of the project or of the file first. Nothing was imported.':
    'Entfernen Sie zuerst Klassen aus dem Projekt oder der Datei. Nichts wurde importiert.',
  'change classes': 'Klassen ändern',
  'change the colour of class {from}': 'Farbe der Klasse {from} ändern',
  'rename class {from} to {to}': 'Klasse {from} in {to} umbenennen',
  'The project has no class "{class}".': 'Das Projekt hat keine Klasse „{class}“.',
  'Add it under Classes first. Nothing was changed.':
    'Legen Sie sie zuerst unter Klassen an. Nichts wurde geändert.',
  'The line of this project is not where it was: {absolutePath}':
    'Das Profil dieses Projekts ist nicht mehr, wo es war: {absolutePath}',
  'Put it back there, or beside the project as before, and open the project again. The picks are safe.':
    'Legen Sie es dorthin zurück oder wie zuvor neben das Projekt und öffnen Sie das Projekt erneut. Die Picks sind sicher.',
  'The line of this run is not in the project any more.':
    'Das Profil dieses Laufs ist nicht mehr im Projekt.',
  'Undo its removal, or classify another line with the run.':
    'Machen Sie das Entfernen rückgängig oder klassifizieren Sie mit dem Lauf ein anderes Profil.',
  '1 pick imported.': '1 Pick importiert.',
  '{count} picks imported.': '{count} Picks importiert.',
  'No new picks: all {count} of the file were there already.':
    'Keine neuen Picks: alle {count} der Datei waren schon da.',
  '{newCount} of {count} picks {verb} new and imported; the others were there already.':
    '{newCount} von {count} Picks neu importiert; die anderen waren schon da.',
  'The lines were left as they are.': 'Die Profile bleiben, wie sie waren.',
  'The project does not have this line any more.': 'Das Projekt hat dieses Profil nicht mehr.',
  'A project can have {mostLines} lines.': 'Ein Projekt kann {mostLines} Profile haben.',
  'There is another line "{name}" in the project.': 'Es gibt im Projekt ein anderes Profil „{name}“.',
  'A project has at least one line.': 'Ein Projekt hat mindestens ein Profil.',
  'rename line {name} to {name2}': 'Profil {name} in {name2} umbenennen',
  'add line {name}': 'Profil {name} hinzufügen',
  'remove line {name}{picks}': 'Profil entfernen: {name}{picks}',
  'its rows do not fit': 'seine Zeilen passen nicht',
  'not a database': 'keine Datenbank',
  'no project mark': 'kein Zeichen eines Projekts',
  'This project was made by a newer Diffrakt (layout {version}, this one knows {schemaVersion}): {path}':
    'Dieses Projekt wurde von einem neueren Diffrakt gemacht (Aufbau {version}, dieses kennt {schemaVersion}): {path}',
  'Update Diffrakt. The file was left as it is.': 'Aktualisieren Sie Diffrakt. Die Datei blieb, wie sie war.',
  'another program set it to a write-ahead log':
    'ein anderes Programm hat ein vorausgeschriebenes Journal eingestellt',
  'There is no project {path}': 'Es gibt kein Projekt {path}',
  'It may have been moved: open it there.': 'Vielleicht wurde es verschoben: öffnen Sie es dort.',
  '1 pick is': '1 Pick liegt',
  '{count} picks are': '{count} Picks liegen',
  '{which} on no plane of {fileName} as it is read now, of {picks} in all.':
    '{which} auf keiner Ebene von {fileName}, wie es jetzt gelesen wird, von insgesamt {picks}.',
  'They stay in the project, and are back when it is read as before.':
    'Sie bleiben im Projekt und sind wieder da, wenn es wie zuvor gelesen wird.',
  'the section ({traceCount} traces)': 'den Schnitt ({traceCount} Spuren)',
  'The window at {outside}, {timeMs} ms reaches outside {plane}.':
    'Das Fenster bei {outside}, {timeMs} ms reicht über {plane} hinaus.',
  'Place it further inside or make it smaller.': 'Setzen Sie es weiter nach innen oder verkleinern Sie es.',
  'Look at the list of picks and try again; nothing was changed.':
    'Sehen Sie die Liste der Picks an und versuchen Sie es erneut; nichts wurde geändert.',
  'There is no pick "{id}" any more.': 'Es gibt keinen Pick „{id}“ mehr.',
  'There is already a pick "{id}".': 'Es gibt schon einen Pick „{id}“.',
  'The two sides of a change name different picks.':
    'Die beiden Seiten einer Änderung nennen verschiedene Picks.',
  'The pick "{twice}" is named twice.': 'Der Pick „{twice}“ ist zweimal genannt.',
  'Step {number} of the history of this project is damaged.':
    'Schritt {number} des Verlaufs dieses Projekts ist beschädigt.',
  'It cannot be undone or redone. The picks are as they were.':
    'Er kann weder rückgängig gemacht noch wiederholt werden. Die Picks sind, wie sie waren.',
  'a step of its history leaves it no line': 'ein Schritt seines Verlaufs lässt ihm kein Profil',
  'This is not a Diffrakt project, or it is damaged ({reason}): {path}':
    'Das ist kein Projekt von Diffrakt, oder es ist beschädigt ({reason}): {path}',
  'Choose another file, or open the SEG-Y line itself.':
    'Wählen Sie eine andere Datei oder öffnen Sie das SEG-Y-Profil selbst.',
  'The disk is full: {path}': 'Die Platte ist voll: {path}',
  'The project cannot be written ({message}): {path}':
    'Das Projekt kann nicht geschrieben werden ({message}): {path}',
  'The file on disk is unchanged. Free some space or choose another folder, then try again.':
    'Die Datei auf der Platte ist unverändert. Schaffen Sie Platz oder wählen Sie einen anderen Ordner und versuchen Sie es erneut.',
  'This project is open in another window, or its folder cannot be written: nothing was changed.':
    'Dieses Projekt ist in einem anderen Fenster offen, oder in seinen Ordner kann nicht geschrieben werden: nichts wurde geändert.',
  'Close the other window and open the project again, or save it under another name.':
    'Schließen Sie das andere Fenster und öffnen Sie das Projekt erneut oder speichern Sie es unter anderem Namen.',
  'The history has no step {step}.': 'Der Verlauf hat keinen Schritt {step}.',
  'Nothing was changed.': 'Nichts wurde geändert.',
  'reading it takes too long': 'das Lesen dauert zu lange',
  'a field {table}.{column} has {bytes} bytes': 'ein Feld {table}.{column} hat {bytes} Bytes',
  'its journal is not a regular file': 'sein Journal ist keine gewöhnliche Datei',
  'its journal names another file': 'sein Journal nennt eine andere Datei',
  'it is not a regular file': 'es ist keine gewöhnliche Datei',
  'a file {ending} of another program lies beside it':
    'eine Datei {ending} eines anderen Programms liegt daneben',
  'The file that locks this project was not made by Diffrakt: {path}':
    'Die Datei, die dieses Projekt sperrt, ist nicht von Diffrakt: {path}',
  'Move it away, then open the project again.': 'Schieben Sie sie weg und öffnen Sie das Projekt erneut.',
};
