/** The pinned bits once more, under Electron's own Node. */
import '#learning/kernels/gradientBits.test';
