import { type GpuNavigator, gpuReport } from './gpu';

void gpuReport(navigator as GpuNavigator).then((report) => self.postMessage(report));
