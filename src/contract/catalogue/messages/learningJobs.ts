/** Messages of jobs that train, classify and make nets. */
export const learningJobs: Readonly<Record<string, string>> = {
  'Train a model on this line, or open a line like {fileName}.':
    'Trainieren Sie ein Modell auf diesem Profil oder öffnen Sie ein Profil wie {fileName}.',
  'The model was trained at a sample interval of {sampleIntervalUs} {axes}; this line has {sampleIntervalUs2} {axes2}':
    'Das Modell wurde mit einem Abtastintervall von {sampleIntervalUs} {axes} trainiert; dieses Profil hat {sampleIntervalUs2} {axes2}',
  'The model takes windows of {traces} traces × {samples} samples; this line has {traceCount} × {sampleCount}':
    'Das Modell nimmt Fenster von {traces} Spuren × {samples} Abtastwerten; dieses Profil hat {traceCount} × {sampleCount}',
  'Stopped before the coarsest grid was complete.': 'Angehalten, ehe das gröbste Raster vollständig war.',
  'Windows of {traces} traces and {durationMs} ms are too large to group: {places} of them fit this line.':
    'Fenster von {traces} Spuren und {durationMs} ms sind zu groß zum Gruppieren: {places} davon passen auf dieses Profil.',
  'Choose smaller windows.': 'Wählen Sie kleinere Fenster.',
  'Classify the line again with this run.': 'Klassifizieren Sie das Profil mit diesem Lauf erneut.',
  'The probabilities of a run are damaged: {folder}':
    'Die Wahrscheinlichkeiten eines Laufs sind beschädigt: {folder}',
  'Classify the line with this run first.': 'Klassifizieren Sie das Profil zuerst mit diesem Lauf.',
  'This run has no probabilities: {folder}': 'Dieser Lauf hat keine Wahrscheinlichkeiten: {folder}',
  'The result {name} is not there any more.': 'Das Ergebnis {name} ist nicht mehr da.',
  'Choose the results to compare again.': 'Wählen Sie die zu vergleichenden Ergebnisse erneut.',
  'Too few picks to learn classes: {found}': 'Zu wenige Picks, um Klassen zu lernen: {found}',
  'Pick at least {leastPicksOfClass} windows of each of two classes, better 10.':
    'Picken Sie mindestens {leastPicksOfClass} Fenster für jede von zwei Klassen, besser 10.',
  'Classes with fewer than {leastPicksOfClass} picks are left out: {found}.':
    'Klassen mit weniger als {leastPicksOfClass} Picks bleiben weg: {found}.',
  'Simulating the line': 'Das Profil wird simuliert',
  'This line has {traceCount} × {sampleCount} samples; more than {most} million are not classified at once.':
    'Dieses Profil hat {traceCount} × {sampleCount} Abtastwerte; mehr als {most} Millionen werden nicht auf einmal klassifiziert.',
  'Classify it with "diffrakt classify", or train on your picks.':
    'Klassifizieren Sie es mit „diffrakt classify“ oder trainieren Sie auf Ihren Picks.',
  'A model of Diffrakt is in that folder and would be written over: {folder}':
    'In diesem Ordner ist ein Modell von Diffrakt, das überschrieben würde: {folder}',
  'Name another folder for the export.': 'Nennen Sie einen anderen Ordner für den Export.',
  '{count} parameters are more than {mostParameters}': '{count} Parameter sind mehr als {mostParameters}',
  'a model of this version has {channelNames} channels, not {channels}':
    'ein Modell dieser Version hat {channelNames} Kanäle, nicht {channels}',
  'Train the model again, or name the folder of another one.':
    'Trainieren Sie das Modell erneut oder nennen Sie den Ordner eines anderen.',
  'its layers have {spec} parameters, not {count}': 'seine Schichten haben {spec} Parameter, nicht {count}',
  'Not a usable {what}: {finding}, in {folder}': 'Nicht verwendbar ({what}): {finding}, in {folder}',
  '{name} is missing': '{name} fehlt',
  '{name} cannot be read': '{name} ist nicht lesbar',
  '{name} is not a file': '{name} ist keine Datei',
  '{name} has {size} bytes, which cannot be': '{name} hat {size} Bytes, was nicht sein kann',
  'model.json is not JSON': 'model.json ist kein JSON',
  '{name} is not what model.json says': '{name} ist nicht, was model.json angibt',
  '{name} holds values that are not finite': '{name} enthält Werte, die nicht endlich sind',
  'Panels cannot have lags to {maximumTraceLag} traces and {maximumSampleLag} samples in steps of {lagStep}.':
    'Panels können keine Versätze bis {maximumTraceLag} Spuren und {maximumSampleLag} Abtastwerte in Schritten von {lagStep} haben.',
  'Give whole numbers: lags of 0 or more, a step of 1 or more.':
    'Geben Sie ganze Zahlen an: Versätze ab 0, einen Schritt ab 1.',
  'The panels of {pickCount} picks, {valuesPerPanel} values each, would be {count} values, more than {mostValues}.':
    'Die Panels von {pickCount} Picks zu je {valuesPerPanel} Werten wären {count} Werte, mehr als {mostValues}.',
  'Take fewer picks or smaller lags.': 'Nehmen Sie weniger Picks oder kleinere Versätze.',
  'The {picks} holds no signal: its panels are zero.': 'Kein Signal in: {picks}; die Panels davon sind null.',
  'first pick': 'erster Pick',
  'second pick': 'zweiter Pick',
  'trace lag (traces)': 'Spurversatz (Spuren)',
  'There are no picks in {picksPath}': 'In {picksPath} sind keine Picks',
  'Put at least one pick into it.': 'Setzen Sie mindestens einen Pick hinein.',
  'Correlation panels of {picks} picks': 'Korrelationspanels von {picks} Picks',
  '{class} pick at trace {trace}, {timeMs} ms': '{class}-Pick an Spur {trace}, {timeMs} ms',
  'The {pick} covers traces {firstTrace} to {lastTrace} and {firstSample} to {lastSample}, but the section has traces 0 to {traceCount} and {axes} to {sampleCount}.':
    '{pick}: reicht über Spuren {firstTrace} bis {lastTrace} und {firstSample} bis {lastSample}, aber der Schnitt hat Spuren 0 bis {traceCount} und {axes} bis {sampleCount}.',
  'Move the pick inside the section or make its window smaller, or open the line it was made for.':
    'Schieben Sie den Pick in den Schnitt, verkleinern Sie sein Fenster oder öffnen Sie das Profil, für das er gemacht wurde.',
  'first loss': 'erster Verlust',
  'zero rate': 'Rate null',
  'Lower the learning rate to a tenth, and look at the check of the inputs.':
    'Senken Sie die Lernrate auf ein Zehntel und sehen Sie die Prüfung der Eingaben an.',
  '{linePath} has no signal to measure: its samples are constant or not finite.':
    '{linePath} hat kein Signal, das sich messen ließe: die Abtastwerte sind konstant oder nicht endlich.',
  'Name another line after --like, or leave --like out to simulate all kinds of lines.':
    'Nennen Sie ein anderes Profil nach --like oder lassen Sie --like weg, um alle Arten von Profilen zu simulieren.',
  'The simulated section of seed {seed} could not be made: {message}':
    'Der simulierte Schnitt mit Startwert {seed} konnte nicht gemacht werden: {message}',
  'Choose another seed and report this one.': 'Wählen Sie einen anderen Startwert und melden Sie diesen.',
  'Training to find apexes': 'Training zum Finden von Scheiteln',
  'Training the net for mirrored sections': 'Training des Netzes für gespiegelte Schnitte',
  'pre-trained net': 'vortrainiertes Netz',
  'Make it again with "diffrakt pretrain", or install the program again.':
    'Machen Sie es erneut mit „diffrakt pretrain“ oder installieren Sie das Programm neu.',
  'it was made for other channels than this version computes':
    'es wurde für andere Kanäle gemacht, als diese Version berechnet',
  'The pre-trained net that comes with the program is missing: resources/models/base':
    'Das vortrainierte Netz, das zum Programm gehört, fehlt: resources/models/base',
  'Install the program again, or make one with "diffrakt pretrain" and name its folder.':
    'Installieren Sie das Programm neu oder machen Sie eines mit „diffrakt pretrain“ und nennen Sie seinen Ordner.',
  'Too few picks to train: {found}': 'Zu wenige Picks zum Trainieren: {found}',
  'Pick at least {leastPicksPerClass} windows of each class, better 10; missing: {missing}.':
    'Picken Sie mindestens {leastPicksPerClass} Fenster jeder Klasse, besser 10; es fehlt: {missing}.',
  'Only {found}: with fewer than {fewPerClass} of {few} the validation is weak.':
    'Nur {found}: mit weniger als {fewPerClass} von {few} ist die Validierung schwach.',
  'Give each pick an id of its own.': 'Geben Sie jedem Pick eine eigene Kennung.',
  'Two picks have the id "{twice}"': 'Zwei Picks haben die Kennung „{twice}“',
  'Training option {option}: {finding}': 'Trainingseinstellung {option}: {finding}',
  'Change it or leave it out to use the default.':
    'Ändern Sie sie oder lassen Sie sie weg, um den Standard zu nehmen.',
  'Take fewer layers or larger lags.': 'Nehmen Sie weniger Schichten oder größere Versätze.',
  'Take fewer filters.': 'Nehmen Sie weniger Filter.',
  'Not a recipe: {place}: {finding}, in {source}': 'Kein Rezept: {place}: {finding}, in {source}',
  'A recipe has version 1, linePath, picks and options, as recipe.json in a run folder has.':
    'Ein Rezept hat Version 1, linePath, picks und options, wie recipe.json im Ordner eines Laufs.',
  'Cannot read the recipe: {path}': 'Das Rezept ist nicht lesbar: {path}',
  'Check the path.': 'Prüfen Sie den Pfad.',
  'The recipe is not JSON: {path}': 'Das Rezept ist kein JSON: {path}',
  'Name a recipe.json.': 'Nennen Sie eine recipe.json.',
  'Lines of one training must have one sample interval: {fileName} has {first}, {fileName2} has {other}':
    'Profile eines Trainings müssen ein Abtastintervall haben: {fileName} hat {first}, {fileName2} hat {other}',
  'The {lineCount} lines have {traceCount} traces of {sampleCount} samples side by side, too many for memory.':
    'Die {lineCount} Profile haben nebeneinander {traceCount} Spuren von {sampleCount} Abtastwerten, zu viele für den Arbeitsspeicher.',
  'Train on fewer lines.': 'Trainieren Sie auf weniger Profilen.',
  'The checkpoint cannot be read: {path}': 'Der Sicherungspunkt ist nicht lesbar: {path}',
  'Train again.': 'Trainieren Sie erneut.',
  'The checkpoint is of a run with another task, other picks, options, samples or another engine: {path}':
    'Der Sicherungspunkt ist von einem Lauf mit anderer Aufgabe, anderen Picks, Einstellungen, Abtastwerten oder anderem Rechenwerk: {path}',
  'Train again from the start, or give the same ones.':
    'Trainieren Sie von vorn oder geben Sie dieselben an.',
  'The checkpoint is damaged: {path}': 'Der Sicherungspunkt ist beschädigt: {path}',
  'Train again from the start.': 'Trainieren Sie von vorn.',
  'Lower the learning rate (a tenth of it is a good start) and train again.':
    'Senken Sie die Lernrate (ein Zehntel ist ein guter Anfang) und trainieren Sie erneut.',
  'Training without {name}': 'Training ohne {name}',
  'the other lines have too few picks of {missing}':
    'die anderen Profile haben zu wenige Picks von {missing}',
  '{name} cannot be judged by line: {reason}.': '{name} lässt sich nicht nach Profilen beurteilen: {reason}.',
  'No pick could be held out, so the quality is unknown: pick more windows, further apart.':
    'Kein Pick konnte zurückgehalten werden, die Güte ist also unbekannt: picken Sie mehr Fenster, weiter voneinander entfernt.',
  'No checkpoint was there: training starts from its beginning.':
    'Es war kein Sicherungspunkt da: das Training beginnt von vorn.',
  'A whole volume is not classified from a server: {linePath}':
    'Ein ganzes Volumen wird nicht von einem Server klassifiziert: {linePath}',
  'Download it first, or classify single planes with --plane inline:120.':
    'Laden Sie es zuerst herunter oder klassifizieren Sie einzelne Ebenen mit --plane inline:120.',
  'Stopped after {done} of {total} planes; they are kept in {folder}':
    'Nach {done} von {total} Ebenen angehalten; sie bleiben in {folder}',
  'Give the same command to go on.': 'Geben Sie denselben Befehl, um fortzufahren.',
  'The volumes are complete, but the folder that they were made in stays: {reason}':
    'Die Volumen sind vollständig, aber der Ordner, in dem sie entstanden, bleibt: {reason}',
  'Cannot look for {path}': 'Suche nach {path} nicht möglich',
  'Check the folder.': 'Prüfen Sie den Ordner.',
  'The unfinished volume has {size} bytes instead of {expectedBytes}: {path}':
    'Das unfertige Volumen hat {size} statt {expectedBytes} Bytes: {path}',
  'Remove the folder that it is in, and start again.':
    'Entfernen Sie den Ordner, in dem es liegt, und beginnen Sie neu.',
  'a version of this program that is not compatible':
    'einer Version dieses Programms, die nicht verträglich ist',
  'another input file': 'einer anderen Eingabedatei',
  'an input file of another name': 'einer Eingabedatei mit anderem Namen',
  'other opening options': 'anderen Angaben zum Öffnen',
  'planes of the other direction': 'Ebenen der anderen Richtung',
  'another net (--model)': 'einem anderen Netz (--model)',
  'other picks (--picks)': 'anderen Picks (--picks)',
  'another engine (--engine)': 'einem anderen Rechenwerk (--engine)',
  'another version of this program': 'einer anderen Version dieses Programms',
  'Give the same input and options to go on, name another folder by --out, or remove {folder} to start again.':
    'Geben Sie dieselbe Eingabe und dieselben Einstellungen, um fortzufahren, nennen Sie mit --out einen anderen Ordner oder entfernen Sie {folder}, um neu zu beginnen.',
  'What is known of an unfinished volume cannot be read: {path}':
    'Was von einem unfertigen Volumen bekannt ist, lässt sich nicht lesen: {path}',
  'Remove {folder} to start again.': 'Entfernen Sie {folder}, um neu zu beginnen.',
  '{path} holds an unfinished volume of {different}': '{path} enthält ein unfertiges Volumen aus {different}',
  '{path} has {left}, but not {order}, which says what it was made from':
    '{path} hat {left}, aber nicht {order}, worin steht, woraus es entstand',
  'The file has no grid of inlines and crosslines: {path}':
    'Die Datei hat kein Raster aus Inlines und Crosslines: {path}',
  'Leave out --volume to classify it as a line, or state where the numbers are: --map inline=189,crossline=193.':
    'Lassen Sie --volume weg, um sie als Profil zu klassifizieren, oder geben Sie an, wo die Nummern stehen: --map inline=189,crossline=193.',
  'The traces of this file differ in length, so that a volume like it cannot be filled in plane by plane: {path}':
    'Die Spuren dieser Datei sind verschieden lang, so dass ein Volumen wie sie nicht Ebene für Ebene gefüllt werden kann: {path}',
  'Classify its planes one by one with --plane.': 'Klassifizieren Sie ihre Ebenen einzeln mit --plane.',
  'The report of the training cannot be read: {path}': 'Der Bericht des Trainings ist nicht lesbar: {path}',
  'Train again to have it written anew; the net itself can be used.':
    'Trainieren Sie erneut, damit er neu geschrieben wird; das Netz selbst ist verwendbar.',
};
