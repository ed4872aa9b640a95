/** How the charts are drawn. The raw curve is always shown. */
class ChartOptions {
  /** Weight of the smoothing; 0 is off. */
  smoothing = $state(0);
  logLoss = $state(false);
  horizontal = $state<'step' | 'time'>('step');
  tensors = $state<'ridges' | 'bands'>('ridges');
}

export const chartOptions = new ChartOptions();
