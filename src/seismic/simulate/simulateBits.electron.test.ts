/** The pinned bits once more, under Electron's own Node. */
import '#seismic/simulate/simulateBits.test';
