/** Messages of nets: layers, checks before training, training options. */
export const nets: Readonly<Record<string, string>> = {
  'pairs of traces': 'Spurpaare',
  'single traces': 'einzelne Spuren',
  'dip residual': 'Rest nach der Neigung',
  'hyperbolic tangent': 'Tangens hyperbolicus',
  '{name} needs inputs of one shape': '{name} braucht Eingänge einer Form',
  'sum, value by value': 'Summe, Wert für Wert',
  '{name} needs inputs of one size, not {s}': '{name} braucht Eingänge einer Größe, nicht {s}',
  'channels behind each other': 'Kanäle hintereinander',
  '{filters} kernels of {kernel} × {kernel2}, stride {stride}':
    '{filters} Kerne von {kernel} × {kernel2}, Schrittweite {stride}',
  '{name} needs a flat input': '{name} braucht einen flachen Eingang',
  'name must be a text of 1 to {longestName} characters':
    'name muss ein Text von 1 bis {longestName} Zeichen sein',
  'inputs must be 1 to {mostInputs} names of layers':
    'inputs müssen 1 bis {mostInputs} Namen von Schichten sein',
  '{field} must be a whole number from 1 to {most}': '{field} muss eine ganze Zahl von 1 bis {most} sein',
  '{field} has to be {one}': '{field} muss {one} sein',
  'all values in a row': 'alle Werte in einer Reihe',
  '{name} needs a multiple of {columns} columns, not {width}':
    '{name} braucht ein Vielfaches von {columns} Spalten, nicht {width}',
  '{name} needs a multiple of {columns} channels, not {channels}':
    '{name} braucht ein Vielfaches von {columns} Kanälen, nicht {channels}',
  '{columns} columns as channels': '{columns} Spalten als Kanäle',
  'channels as {columns} columns': 'Kanäle als {columns} Spalten',
  '{name} is larger than its input of {inHeight} x {inWidth}':
    '{name} ist größer als der Eingang von {inHeight} x {inWidth}',
  'largest of each {size} × {size2}': 'der größte Wert von je {size} × {size2}',
  'a layer must be an object': 'eine Schicht muss ein Objekt sein',
  'kind must be one of {layerKindNames}': 'kind muss eines von {layerKindNames} sein',
  'depthwise weights': 'Gewichte je Kanal',
  'pointwise weights': 'punktweise Gewichte',
  '{kernel} × {kernel2} a channel, then {filters} of 1 × 1, stride {stride}':
    '{kernel} × {kernel2} je Kanal, dann {filters} von 1 × 1, Schrittweite {stride}',
  '{name} needs an image as its input': '{name} braucht ein Bild als Eingang',
  'twice the size, bilinear': 'doppelte Größe, bilinear',
  'correlation panel': 'Korrelationspanel',
  'trace lags': 'Spurversätze',
  'time lags': 'Zeitversätze',
  'part of a section': 'Teil eines Schnitts',
  'mean, nats': 'Mittel, nat',
  '{name} takes "{input}", which is no layer before it':
    '{name} nimmt „{input}“, was keine Schicht davor ist',
  'two layers have the same name': 'zwei Schichten haben denselben Namen',
  'no layer takes {name}': 'keine Schicht nimmt {name}',
  '{name} takes one input': '{name} nimmt einen Eingang',
  'Height and width must be multiples of {step}, not {inputShape} x {inputShape2}':
    'Höhe und Breite müssen Vielfache von {step} sein, nicht {inputShape} x {inputShape2}',
  'graphics card': 'Grafikkarte',
  'This engine computes this net correctly.': 'Dieses Rechenwerk rechnet dieses Netz richtig.',
  'Compare a whole training with another engine, such as wasm, before relying on this one.':
    'Vergleichen Sie ein ganzes Training mit einem anderen Rechenwerk, etwa wasm, ehe Sie sich auf dieses verlassen.',
  'Do not use this engine for this net: choose another one and report this.':
    'Benutzen Sie dieses Rechenwerk nicht für dieses Netz: wählen Sie ein anderes und melden Sie es.',
  '{count} panels: probabilities differ by {difference} at most, the loss by {lossDifference}; limit {limit} on a {hardware}':
    '{count} Panels: Wahrscheinlichkeiten weichen höchstens um {difference} ab, der Verlust um {lossDifference}; Grenze {limit} auf {hardware}',
  '{names} and {findings} more': '{names} und {findings} weitere',
  '{notFinite} panel values are not finite': '{notFinite} Panelwerte sind nicht endlich',
  'Do not train: see the other lines of this check, and report this.':
    'Nicht trainieren: sehen Sie die anderen Zeilen dieser Prüfung an und melden Sie es.',
  'amplitudes to {largest} overflow single precision when squared':
    'Amplituden bis {largest} laufen quadriert in einfacher Genauigkeit über',
  'Scale the line so that its amplitudes are near 1.':
    'Skalieren Sie das Profil so, dass seine Amplituden nahe 1 liegen.',
  'windows with samples that are not finite': 'Fenster mit nicht endlichen Abtastwerten',
  'Correct the file or move these picks: such samples are read as 0.':
    'Berichtigen Sie die Datei oder verschieben Sie diese Picks: solche Abtastwerte werden als 0 gelesen.',
  'windows without any signal': 'Fenster ohne jedes Signal',
  'Move these picks onto live traces: a dead window has no signal to train on.':
    'Verschieben Sie diese Picks auf lebende Spuren: ein totes Fenster hat kein Signal, an dem sich lernen ließe.',
  'windows of one value throughout': 'Fenster mit durchgehend einem Wert',
  'Move these picks: a constant window has no signal to train on.':
    'Verschieben Sie diese Picks: ein konstantes Fenster hat kein Signal, an dem sich lernen ließe.',
  'windows more than half dead': 'Fenster, die mehr als zur Hälfte tot sind',
  'Move these picks away from the dead traces.': 'Verschieben Sie diese Picks weg von den toten Spuren.',
  'a sample is {usual} times as strong as the RMS of most windows':
    'ein Abtastwert ist {usual}-mal so stark wie der RMS der meisten Fenster',
  'Look for spikes in the picked windows.': 'Suchen Sie nach Ausreißern in den gepickten Fenstern.',
  'samples that are not finite': 'Abtastwerte, die nicht endlich sind',
  'windows of one value': 'Fenster mit einem Wert',
  'dead traces in windows': 'tote Spuren in Fenstern',
  'panel values': 'Panelwerte',
  'panel values that are not finite': 'Panelwerte, die nicht endlich sind',
  'all samples of {windows} windows are finite, amplitudes {raw}, panels {made}':
    'alle Abtastwerte von {windows} Fenstern sind endlich, Amplituden {raw}, Panels {made}',
  'The inputs are sound.': 'Die Eingaben sind in Ordnung.',
  'The untrained net prefers no class, as it should.':
    'Das untrainierte Netz bevorzugt keine Klasse, wie es sein soll.',
  'Check the start values and the range of the inputs: the untrained net prefers a class.':
    'Prüfen Sie die Startwerte und den Bereich der Eingaben: das untrainierte Netz bevorzugt eine Klasse.',
  'Do not train: start values, labels or inputs are wrong.':
    'Nicht trainieren: Startwerte, Klassen oder Eingaben sind falsch.',
  'first loss {loss}, ln({classCount}) = {expected} for {classCount2} output classes: {off} % difference, limit {greenShare} %':
    'erster Verlust {loss}, ln({classCount}) = {expected} bei {classCount2} Ausgabeklassen: {off} % Abweichung, Grenze {greenShare} %',
  'Every layer has the right gradient.': 'Jede Schicht hat den richtigen Gradienten.',
  'Try another engine: the gradients are coarse, or a layer gets none and cannot learn.':
    'Versuchen Sie ein anderes Rechenwerk: die Gradienten sind grob, oder eine Schicht erhält keinen und kann nicht lernen.',
  'Do not train with this engine: it computes wrong gradients; choose another one and report this.':
    'Trainieren Sie nicht mit diesem Rechenwerk: es rechnet falsche Gradienten; wählen Sie ein anderes und melden Sie es.',
  'largest relative error {error}, at {name} (limit {greenError}){dead}':
    'größter relativer Fehler {error}, bei {name} (Grenze {greenError}){dead}',
  '; no gradient reaches {dead}': '; kein Gradient erreicht {dead}',
  'weights probed': 'geprüfte Gewichte',
  'relative error': 'relativer Fehler',
  '{right} of {heldOut} = {share} ({low} to {high})': '{right} von {heldOut} = {share} ({low} bis {high})',
  'Pick more windows, further apart, so that some can be held out.':
    'Picken Sie mehr Fenster, weiter voneinander entfernt, damit einige zurückgehalten werden können.',
  'Take the smaller net, {name}: it is significantly better on held-out picks.':
    'Nehmen Sie das kleinere Netz, {name}: es ist auf zurückgehaltenen Picks signifikant besser.',
  'but with {heldOut} held-out picks the difference is not significant':
    'aber mit {heldOut} zurückgehaltenen Picks ist der Unterschied nicht signifikant',
  'Pick more windows of each class: with {heldOut} held-out picks no net is significantly better than chance after this short training.':
    'Picken Sie mehr Fenster jeder Klasse: mit {heldOut} zurückgehaltenen Picks ist nach diesem kurzen Training kein Netz signifikant besser als der Zufall.',
  'Try the smaller net, {name}: it is as good, {few}.':
    'Versuchen Sie das kleinere Netz, {name}: es ist ebenso gut, {few}.',
  'Take more filters: twice as many are significantly better.':
    'Nehmen Sie mehr Filter: doppelt so viele sind signifikant besser.',
  'Keep the chosen net: it is better than the smaller ones{isSure}.':
    'Behalten Sie das gewählte Netz: es ist besser als die kleineren{isSure}.',
  'no pick could be held out, so the nets cannot be compared':
    'kein Pick konnte zurückgehalten werden, so dass die Netze nicht verglichen werden können',
  'held-out picks right after {stepCount} steps: {chosen}, {other}':
    'zurückgehaltene Picks richtig nach {stepCount} Schritten: {chosen}, {other}',
  'held-out picks right (95 %)': 'zurückgehaltene Picks richtig (95 %)',
  'Net, gradients and optimiser can fit the panels.':
    'Netz, Gradienten und Optimierer können die Panels anpassen.',
  'Raise the learning rate or take more filters: the loss falls, but slowly.':
    'Erhöhen Sie die Lernrate oder nehmen Sie mehr Filter: der Verlust fällt, aber langsam.',
  'Do not train: a net that cannot fit a few panels cannot be trained. Check the learning rate, the inputs and the gradients.':
    'Nicht trainieren: ein Netz, das einige Panels nicht anpassen kann, lässt sich nicht trainieren. Prüfen Sie Lernrate, Eingaben und Gradienten.',
  '{count} of {count2} panels right after {step} steps (limit {mostSteps}), loss {loss}':
    '{count} von {count2} Panels richtig nach {step} Schritten (Grenze {mostSteps}), Verlust {loss}',
  'The picks are enough for this net: train.': 'Die Picks reichen für dieses Netz: trainieren Sie.',
  'Watch the held-out picks, not the training loss, and pick more windows or take fewer filters if they do not follow.':
    'Achten Sie auf die zurückgehaltenen Picks, nicht auf den Trainingsverlust, und picken Sie mehr Fenster oder nehmen Sie weniger Filter, wenn sie nicht folgen.',
  'Take fewer filters or pick more windows: now the net can memorise every pick.':
    'Nehmen Sie weniger Filter oder picken Sie mehr Fenster: so kann sich das Netz jeden Pick einzeln merken.',
  '{count} parameters, {trainingPickCount} picks trained with: {perPick} for each':
    '{count} Parameter, {trainingPickCount} Picks zum Trainieren: {perPick} je Pick',
  'loss {losses}, changed by {change} over {epochs} epochs (limit {largestChange}), weights {moved}':
    'Verlust {losses}, um {change} geändert über {epochs} Epochen (Grenze {largestChange}), Gewichte {moved}',
  'Only training changes this net.': 'Nur das Training ändert dieses Netz.',
  'Do not train: something changes the net besides training, so try another engine and report this.':
    'Nicht trainieren: etwas anderes als das Training ändert das Netz; versuchen Sie ein anderes Rechenwerk und melden Sie es.',
  'same seed, same result': 'gleicher Startwert, gleiches Ergebnis',
  'training steps': 'Trainingsschritte',
  'pairs of windows a step': 'Fensterpaare je Schritt',
  'how weights follow their gradients': 'wie Gewichte ihren Gradienten folgen',
  'size of the steps': 'Größe der Schritte',
  'how the learning rate falls': 'wie die Lernrate fällt',
  'first steps over which the learning rate rises': 'erste Schritte, über die die Lernrate steigt',
  'Weight decay': 'Gewichtsabnahme',
  'share of each weight taken away per unit of learning rate':
    'Anteil jedes Gewichts, der je Einheit der Lernrate abgezogen wird',
  'longest gradient; longer ones are shortened to it': 'längster Gradient; längere werden darauf gekürzt',
  'How much a class counts': 'Wie viel eine Klasse zählt',
  'how much diffraction, reflection and noise count': 'wie viel Diffraktion, Reflexion und Rauschen zählen',
  'stop after so many epochs': 'nach so vielen Epochen anhalten',
  'stop after so many validations without a lower loss':
    'nach so vielen Validierungen ohne kleineren Verlust anhalten',
  'stop once this share of the held-out picks is right':
    'anhalten, sobald dieser Anteil der zurückgehaltenen Picks richtig ist',
  'filters of each convolution, as 12,24; 0 for a net without a hidden layer':
    'Filter jeder Faltung, etwa 12,24; 0 für ein Netz ohne verborgene Schicht',
  'Lags, traces': 'Versätze, Spuren',
  'half height of the panels, in traces': 'halbe Höhe der Panels in Spuren',
  'Lags, samples': 'Versätze, Abtastwerte',
  'half width of the panels, in samples': 'halbe Breite der Panels in Abtastwerten',
  'Mirrored, shifted and sign-flipped copies': 'Gespiegelte, verschobene und umgepolte Kopien',
  'train on mirrored, shifted and sign-flipped copies of the windows too':
    'auch mit gespiegelten, verschobenen und umgepolten Kopien der Fenster trainieren',
  'Templates a class': 'Vorlagen je Klasse',
  'windows of each class that other windows are compared with':
    'Fenster jeder Klasse, mit denen andere verglichen werden',
  'Training gave numbers that are not finite at step {step}, first in {where}':
    'Das Training ergab nicht endliche Zahlen bei Schritt {step}, zuerst in {where}',
  'the panels': 'den Panels',
  'the loss': 'dem Verlust',
  'the gradient of {spoilt}': 'dem Gradienten von {spoilt}',
  'A window needs a template to be compared with':
    'Ein Fenster braucht eine Vorlage, mit der es verglichen wird',
  'the last layer must be dense with {pairClasses} units and no activation':
    'die letzte Schicht muss dicht sein, mit {pairClasses} Einheiten und ohne Aktivierung',
  'lags to {maximumTraceLag} and {maximumSampleLag} do not give panels of {height} x {width}':
    'Versätze bis {maximumTraceLag} und {maximumSampleLag} ergeben keine Panels von {height} x {width}',
  'the net must give {expected} outputs, not {found}':
    'das Netz muss {expected} Ausgaben liefern, nicht {found}',
};
