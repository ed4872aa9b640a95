/** The same pinned bits under Electron's own Node. */
import '#seismic/simulate/training/trainingBits.test';
