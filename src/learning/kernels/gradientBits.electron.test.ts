/** The same pinned bits under Electron's own Node. */
import '#learning/kernels/gradientBits.test';
