/** Messages of the services of main and of its dialogs. */
export const services: Readonly<Record<string, string>> = {
  'Give it as https://server/folder/line.sgy.': 'Geben Sie sie als https://server/ordner/profil.sgy an.',
  'Nothing was fetched from {origin}.': 'Von {origin} wurde nichts geladen.',
  'Open it again and allow the server.': 'Öffnen Sie sie erneut und erlauben Sie den Server.',
  'Something went wrong inside Diffrakt.': 'In Diffrakt ist etwas schiefgegangen.',
  'Try again. If it happens again, copy the details into a report.':
    'Versuchen Sie es erneut. Geschieht es wieder, kopieren Sie die Einzelheiten in eine Meldung.',
  'SEG-Y, Seismic Unix, radar, SEG-2, projects, packages':
    'SEG-Y, Seismic Unix, Radar, SEG-2, Projekte, Pakete',
  'All files': 'Alle Dateien',
  'Open a line or a project': 'Profil oder Projekt öffnen',
  'SEG-Y, Seismic Unix, radar, SEG-2': 'SEG-Y, Seismic Unix, Radar, SEG-2',
  'Add lines to the project': 'Profile zum Projekt hinzufügen',
  'SEG-Y, Seismic Unix': 'SEG-Y, Seismic Unix',
  'Lay a section over the line': 'Schnitt über das Profil legen',
  'Import picks': 'Picks importieren',
  'Points, horizons, faults': 'Punkte, Horizonte, Störungen',
  'Import points, a horizon or faults': 'Punkte, einen Horizont oder Störungen importieren',
  'Python wheel': 'Python-Wheel',
  'Choose a wheel of TensorFlow': 'Wheel von TensorFlow wählen',
  'Read from {server}?': 'Von {server} lesen?',
  'Diffrakt will request parts of the file from this server, and nothing else.':
    'Diffrakt fragt bei diesem Server nach Teilen der Datei und nach nichts anderem.',
  'The window sent "{name}" with invalid values.': 'Das Fenster sandte „{name}“ mit ungültigen Werten.',
  'This is a fault in Diffrakt: copy the details into a report.':
    'Das ist ein Fehler in Diffrakt: kopieren Sie die Einzelheiten in eine Meldung.',
  'Save project as': 'Projekt speichern unter',
  'This folder was not chosen.': 'Dieser Ordner wurde nicht gewählt.',
  'Export again.': 'Exportieren Sie erneut.',
  'This file was not chosen by you.': 'Diese Datei wurde nicht von Ihnen gewählt.',
  'Use File, Open.': 'Nehmen Sie Datei, Öffnen.',
  'A page that is not part of Diffrakt sent a request.':
    'Eine Seite, die nicht zu Diffrakt gehört, sandte eine Anfrage.',
  'Close the window and start Diffrakt again.': 'Schließen Sie das Fenster und starten Sie Diffrakt neu.',
  'The window sent an invalid request for data.': 'Das Fenster sandte eine ungültige Anfrage nach Daten.',
  'No line is open.': 'Es ist kein Profil offen.',
  'The {name} process ends as soon as it is started.':
    'Der Prozess „{name}“ endet, sobald er gestartet wird.',
  'Your picks are saved. Start Diffrakt again, and install it again where that does not help.':
    'Ihre Picks sind gespeichert. Starten Sie Diffrakt neu, und installieren Sie es neu, wo das nicht hilft.',
  'The {name} process ended unexpectedly, and what it was doing is lost.':
    'Der Prozess „{name}“ endete unerwartet, und was er gerade tat, ist verloren.',
  'It has been started again. Try once more.': 'Er wurde neu gestartet. Versuchen Sie es noch einmal.',
  'The window no longer needs this.': 'Das Fenster braucht dies nicht mehr.',
  'Request {id} is already in progress.': 'Anfrage {id} ist schon in Arbeit.',
  'More than {mostWaiting} requests wait.': 'Mehr als {mostWaiting} Anfragen warten.',
  'Wait for the answers to those before.': 'Warten Sie auf die Antworten auf die früheren.',
  '{fileName} was shown as a regular grid by {sampledHeaderCount} of its {traceCount} trace headers; the others contradict it. It is laid out by all headers now.':
    '{fileName} wurde nach {sampledHeaderCount} von {traceCount} Spurheadern als regelmäßiges Raster gezeigt; die anderen widersprechen. Es ist jetzt nach allen Headern angeordnet.',
  'Check the plane that is shown, and picks made since the file was opened.':
    'Prüfen Sie die gezeigte Ebene und die Picks seit dem Öffnen der Datei.',
  'Not all trace headers of {fileName} could be read ({message}). It is shown by {sampledHeaderCount} of them.':
    'Nicht alle Spurheader von {fileName} waren lesbar ({message}). Es wird nach {sampledHeaderCount} davon gezeigt.',
  'Open the file again to read them.': 'Öffnen Sie die Datei erneut, um sie zu lesen.',
  'The saved mapping “{name}” ({pattern}) does not fit this file, which is read as its headers state: {reason}':
    'Die gespeicherte Zuordnung „{name}“ ({pattern}) passt nicht zu dieser Datei, die gelesen wird, wie ihre Header angeben: {reason}',
  'Change or delete the mapping under Headers, Reading.':
    'Ändern oder löschen Sie die Zuordnung unter Header, Lesen.',
  'The data process ended unexpectedly and was restarted.':
    'Der Datenprozess endete unerwartet und wurde neu gestartet.',
  'You can continue; nothing was lost.': 'Sie können weiterarbeiten; nichts ging verloren.',
  'Only the demo line has a known truth.': 'Nur das Demo-Profil hat eine bekannte Wahrheit.',
  'Open the demo line first.': 'Öffnen Sie zuerst das Demo-Profil.',
  'Trying it with a few training steps': 'Versuch mit einigen Trainingsschritten',
  '{name} has not classified the section.': '{name} hat den Schnitt nicht klassifiziert.',
  'Classify it first.': 'Klassifizieren Sie ihn zuerst.',
  'Export the classified section': 'Klassifizierten Schnitt exportieren',
  '{name} has no trained network.': '{name} hat kein trainiertes Netz.',
  'Export the net for TensorFlow.js': 'Netz für TensorFlow.js exportieren',
  'Export as {extension}': 'Als {extension} exportieren',
  'The process that trains and classifies ended unexpectedly and was restarted.':
    'Der Prozess, der trainiert und klassifiziert, endete unerwartet und wurde neu gestartet.',
  'Continue the run from its last checkpoint, or train again.':
    'Setzen Sie den Lauf am letzten Sicherungspunkt fort oder trainieren Sie erneut.',
  'Seed {seed}, {sections} sections, {steps} steps{isLikeLine}':
    'Startwert {seed}, {sections} Schnitte, {steps} Schritte{isLikeLine}',
  'Add a pre-trained net': 'Vortrainiertes Netz hinzufügen',
  '{folder} holds no pre-trained net: {problem}': '{folder} enthält kein vortrainiertes Netz: {problem}',
  'Choose a folder that "Pre-train a net" or "diffrakt pretrain" has made.':
    'Wählen Sie einen Ordner, den „Netz vortrainieren“ oder „diffrakt pretrain“ gemacht hat.',
  'This net is not in the list.': 'Dieses Netz ist nicht in der Liste.',
  'Choose another net.': 'Wählen Sie ein anderes Netz.',
  'Folder for the pre-trained net': 'Ordner für das vortrainierte Netz',
  '{folder} holds a net already.': '{folder} enthält schon ein Netz.',
  'Choose another folder.': 'Wählen Sie einen anderen Ordner.',
  'No file lies over this line.': 'Über diesem Profil liegt keine Datei.',
  'Choose one under Overlay.': 'Wählen Sie eine unter Überlagerung.',
  'is outside the line or too near its edge': 'liegt außerhalb des Profils oder zu nahe am Rand',
  'are outside the line or too near its edge': 'liegen außerhalb des Profils oder zu nahe am Rand',
  'is outside the line': 'liegt außerhalb des Profils',
  'are outside the line': 'liegen außerhalb des Profils',
  'No file of points was chosen.': 'Es wurde keine Punktdatei gewählt.',
  'Choose one under Pick, Import points.': 'Wählen Sie eine unter Picken, Punkte importieren.',
  'They are left out. Check the columns and units if they should be inside.':
    'Sie bleiben weg. Prüfen Sie Spalten und Einheiten, wenn sie innen liegen sollten.',
  'A preflight is in progress.': 'Eine Vorprüfung ist im Gang.',
  'Wait until it ends, or stop it.': 'Warten Sie auf ihr Ende oder halten Sie sie an.',
  'The line has no plane of traces {name}.': 'Das Profil hat keine Ebene aus Spuren {name}.',
  'Choose another plane.': 'Wählen Sie eine andere Ebene.',
  'Open a SEG-Y line, a project or the demo line first.':
    'Öffnen Sie zuerst ein SEG-Y-Profil, ein Projekt oder das Demo-Profil.',
  '{fileName} is not the file that this project was made with: size or headers differ.':
    '{fileName} ist nicht die Datei, mit der dieses Projekt gemacht wurde: Größe oder Header weichen ab.',
  'Check that the picks still lie where they should, or start a new project (menu File).':
    'Prüfen Sie, ob die Picks noch liegen, wo sie sollen, oder beginnen Sie ein neues Projekt (Menü Datei).',
  '{name} has no checkpoint to continue from.': '{name} hat keinen Sicherungspunkt zum Fortsetzen.',
  'A run is in progress.': 'Ein Lauf ist im Gang.',
  'Wait until it ends, or stop it first.': 'Warten Sie auf sein Ende oder halten Sie ihn zuerst an.',
  'This run is not in progress.': 'Dieser Lauf ist nicht im Gang.',
  'Start a new one.': 'Starten Sie einen neuen.',
  'The other window has closed this project.': 'Das andere Fenster hat dieses Projekt geschlossen.',
  'Close it here and open it again to change it.':
    'Schließen Sie es hier und öffnen Sie es erneut, um es zu ändern.',
  'line {names}, which is not shown': 'Profil {names}, das nicht gezeigt wird',
  'Choose the line in the list on the left to see it.':
    'Wählen Sie das Profil in der Liste links, um es zu sehen.',
  'The change is on {which}.': 'Die Änderung betrifft {which}.',
  'Save package with data': 'Paket mit Daten speichern',
  'Unpack the package into a folder': 'Paket in einen Ordner entpacken',
  'Diffrakt ended during this run.': 'Diffrakt endete während dieses Laufs.',
  'Continue the run if it has a Continue button, or train again.':
    'Setzen Sie den Lauf fort, wenn er den Knopf Fortsetzen hat, oder trainieren Sie erneut.',
  'This run is not in the project.': 'Dieser Lauf ist nicht im Projekt.',
  'Choose another run.': 'Wählen Sie einen anderen Lauf.',
  'The learning process ended unexpectedly during this run.':
    'Der Lernprozess endete während dieses Laufs unerwartet.',
  'Continue the run from its last checkpoint: the result is the same as without the interruption.':
    'Setzen Sie den Lauf am letzten Sicherungspunkt fort: das Ergebnis ist dasselbe wie ohne die Unterbrechung.',
  'Its model, curves, event files and classified section are deleted from the project. This cannot be undone; files exported from it stay.':
    'Modell, Kurven, Ereignisdateien und klassifizierter Schnitt werden aus dem Projekt gelöscht. Das lässt sich nicht rückgängig machen; daraus exportierte Dateien bleiben.',
};
