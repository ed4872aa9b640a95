/** The same pinned bits under Electron's own Node. */
import '#seismic/correlation/panelBits.test';
