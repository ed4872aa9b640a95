/** How the charts are drawn; the raw curve always is. */
class ChartOptions {
  /** 0 is off: nothing is smoothed unless asked for. */
  smoothing = $state(0);
  logLoss = $state(false);
  horizontal = $state<'step' | 'time'>('step');
  tensors = $state<'ridges' | 'bands'>('ridges');
}

export const chartOptions = new ChartOptions();
